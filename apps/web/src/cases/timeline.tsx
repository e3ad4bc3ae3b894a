import './timeline.css'
import type { Role } from '@zuoyeben/lifecycle'
import { formatTime, useLocale } from '../locale.ts'
import { Marked } from '../ui/marked.tsx'
import { Photos } from '../ui/photos.tsx'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import { STATUS_WORDS } from '../words/statuses.ts'
import type { Word } from '../words/word.ts'
import { eventWord, TEXT_WORDS } from '../words.ts'
import type { CaseView } from './form/field.ts'
import { dataLine, lastPart } from './timeline-data.ts'

type Entry = CaseView['timeline'][number]
type Say = (word: Word) => string

function who(entry: Entry, say: Say): string {
  const { by } = entry
  if (by.kind === 'system') return say({ zh: '系统', en: 'The system' })
  if (by.kind === 'submitter') return say({ zh: '提交人', en: 'The submitter' })
  return by.person?.name ?? say({ zh: '工作人员', en: 'Staff' })
}

/** Everything that happened, newest first. */
export function Timeline({ view }: { view: CaseView }) {
  const say = useSay()
  return (
    <section className="timeline" aria-label={say({ zh: '经过', en: 'History' })}>
      <h2>{say({ zh: '经过', en: 'History' })}</h2>
      <ol>
        {[...view.timeline].reverse().map((entry, n, all) => (
          <TimelineItem key={entry.n} entry={entry} before={all[n + 1] ?? null} ofSubmission={entry.n === 1} />
        ))}
      </ol>
    </section>
  )
}

function TimelineItem({ entry, before, ofSubmission }: { entry: Entry; before: Entry | null; ofSubmission: boolean }) {
  const say = useSay()
  const { locale } = useLocale()
  const role = entry.by.role ? ROLE_WORDS[entry.by.role as Role] : null
  const under = [role ? say(role) : null, entry.by.unit ? say(entry.by.unit.name) : null].filter(Boolean)
  const data = dataLine(entry.data, say)
  const words = ofSubmission ? [] : Object.entries(entry.words)
  return (
    <li>
      <p className="tl-head">
        <b>{who(entry, say)}</b> {say(eventWord(entry.type))}
        {before && before.statusAfter !== entry.statusAfter ? (
          <span className="tl-status">→ {say(STATUS_WORDS[entry.statusAfter])}</span>
        ) : null}
      </p>
      {words.map(([path, text]) => (
        <p key={path} className="tl-words">
          {words.length > 1 && TEXT_WORDS[lastPart(path)] ? (
            <span className="soft">{say(TEXT_WORDS[lastPart(path)]!)}：</span>
          ) : null}
          <Marked text={text} />
        </p>
      ))}
      {data.length > 0 && !ofSubmission ? (
        <p className="tl-data">
          {data.map(({ name, value }) => (
            <span key={name}>
              <span className="soft">{name}</span> {value}
            </span>
          ))}
        </p>
      ) : null}
      {ofSubmission ? null : <Photos files={entry.files} />}
      <p className="tl-when">
        <time dateTime={entry.at}>{formatTime(locale, entry.at)}</time>
        {under.length > 0 ? ` · ${under.join(' · ')}` : ''}
      </p>
    </li>
  )
}
