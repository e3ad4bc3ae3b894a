import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'

/** One difference as people read it: what, from what to what. */
export interface WordedChange {
  readonly key: string
  readonly what: Word
  /** null: what is told in `after` says it all, such as whom a list has gained. */
  readonly before: Word | null
  readonly after: Word
}

/** What a change makes of what, a line each. */
export function ChangeList({ changes }: { changes: readonly WordedChange[] }) {
  const say = useSay()
  if (changes.length === 0) return <p className="soft">{say({ zh: '没有不同。', en: 'Nothing differs.' })}</p>
  return (
    <ul className="change-list">
      {changes.map(({ key, what, before, after }) => (
        <li key={key}>
          <span>{say(what)}</span>
          <span>
            {before ? (
              <>
                <del>{say(before)}</del> →{' '}
              </>
            ) : null}
            <ins>{say(after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  )
}
