import Button from 'antd/es/button'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import type { Item } from './change-data.ts'
import { ChangeList, type WordedChange } from './change-list.tsx'
import { OvertakenDraft } from './overtaken-draft.tsx'
import { type PlacedProblem, ProblemList } from './problem-list.tsx'
import { ProposeChange } from './propose-change.tsx'
import type { useItemDraft } from './use-item-draft.ts'

const PANEL = 'change-draft'

/** What is written so far of any item: what is wrong with it, what it changes in words, and laying it before the second person. */
export function DraftPanel(props: {
  item: Item
  release: number
  inForce: unknown
  draft: ReturnType<typeof useItemDraft<unknown>>
  problems: readonly PlacedProblem[]
  words: (before: unknown, after: unknown) => WordedChange[]
  /** What it means for what runs already. */
  meaning: Word
}) {
  const { item, release, inForce, draft, problems, words, meaning } = props
  const say = useSay()
  return (
    <section className="change-draft" aria-label={say({ zh: '我的修改', en: 'My change' })}>
      <h2 id={PANEL} tabIndex={-1}>
        {say({ zh: '我的修改', en: 'My change' })}
      </h2>
      {draft.isOvertaken ? (
        <OvertakenDraft
          theirs={words(draft.over, inForce)}
          mine={words(draft.over, draft.body)}
          onCarryOver={draft.carryOver}
        />
      ) : null}
      <ProblemList
        title={word('有几处不对，改正后才能送审：', 'Please correct before going on:')}
        problems={problems}
      />
      {draft.isChanged ? (
        <>
          <ChangeList changes={words(draft.over, draft.body)} />
          <p className="soft">{say(meaning)}</p>
          <ProposeChange
            item={item}
            base={release}
            body={draft.body}
            isReady={problems.length === 0 && !draft.isOvertaken}
            reasonFor={word('理由', 'Reason in Chinese')}
            onSent={draft.drop}
          />
          <Button type="text" onClick={draft.drop}>
            {say({ zh: '放弃修改', en: 'Leave it as it was' })}
          </Button>
        </>
      ) : (
        <p className="soft">{say({ zh: '还没有改动。点“改”修改一处。', en: 'Nothing is changed yet.' })}</p>
      )}
    </section>
  )
}

/** Stays in sight below a long page: whether all is well with what is written, and the way to sending it. */
export function DraftStrip({ wrong }: { wrong: number }) {
  const say = useSay()
  const go = () => {
    const heading = document.getElementById(PANEL)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  return (
    <p className="change-strip">
      <span>
        {wrong > 0
          ? say({ zh: `有 ${wrong} 处不对`, en: `${wrong} to correct` })
          : say({ zh: '有修改还没送审', en: 'Not sent yet' })}
      </span>
      <Button size="small" onClick={go}>
        {say({ zh: '看改动、送审', en: 'See and send' })}
      </Button>
    </p>
  )
}

/** What a list of changes comes to in one sentence, for the question before publishing. */
export function inOneSentence(changes: readonly WordedChange[], most = 6): Word {
  const list = (language: 'zh' | 'en') =>
    changes
      .slice(0, most)
      .map(({ what, before, after }) => `${what[language]} ${before ? `${before[language]} → ` : ''}${after[language]}`)
      .join(language === 'zh' ? '；' : '; ') + (changes.length > most ? ' …' : '')
  return word(list('zh'), list('en'))
}
