import type { Escalation } from '@zuoyeben/lifecycle'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useSay } from '../ui/use-say.ts'
import { word } from '../words/word.ts'
import type { Changes, Item } from './change-data.ts'
import { ChangeDetails } from './change-details.tsx'
import { ChangeHistory } from './change-history.tsx'
import { ChangeList } from './change-list.tsx'
import { type ReadDraft, readDraft } from './limits-data.ts'
import { pathOf, placeOf, wordChanges } from './limits-words.ts'
import { OvertakenDraft } from './overtaken-draft.tsx'
import { ProposeChange } from './propose-change.tsx'
import type { useItemDraft } from './use-item-draft.ts'
import { WaitingChange } from './waiting-change.tsx'

/** What a change means for what runs already; the page says it before anything is sent, and again before it is published. */
const RUNNING = word(
  '已经在走的时限不变，告诉过人的日期不会提前；新时限只用于以后才开始走的。催办的改动从每件作业的下一次催办起生效，安静时段和汇总从下一条通知起生效。',
  'Clocks that run already keep their limit, and no date that was told comes nearer; new limits hold for clocks that start from then on. Changes of the ladder hold from the next rung of each case, quiet hours and digest from the next notice.',
)
const LISTED = 6

/** What is written so far: what is wrong with it, what it changes in words, and laying it before the second person. */
export function LimitsDraftPanel(props: {
  item: Item
  release: number
  inForce: unknown
  draft: ReturnType<typeof useItemDraft<unknown>>
  read: ReadDraft
  school: Escalation | null
}) {
  const { item, release, inForce, draft, read, school } = props
  const say = useSay()
  const words = wordsOver(school)
  const ladder = (draft.body as Partial<Escalation>).ladder ?? []
  return (
    <section className="limits-draft" aria-label={say({ zh: '我的修改', en: 'My change' })}>
      <h2 id={DRAFT} tabIndex={-1}>
        {say({ zh: '我的修改', en: 'My change' })}
      </h2>
      {draft.isOvertaken ? (
        <OvertakenDraft
          theirs={words(draft.over, inForce)}
          mine={words(draft.over, draft.body)}
          onCarryOver={draft.carryOver}
        />
      ) : null}
      {read.problems.length > 0 ? (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say({ zh: '有几处不对，改正后才能送审：', en: 'Please correct before going on:' })}
          description={
            <ul className="change-problems">
              {read.problems.map(({ place, reason }) => (
                <li key={`${place} ${reason.zh}`}>
                  {say(placeOf(pathOf(place), ladder))}
                  {say({ zh: '：', en: ': ' })}
                  {say(reason)}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {draft.isChanged ? <ChangeList changes={words(draft.over, draft.body)} /> : null}
      {draft.isChanged ? (
        <p className="soft">{say(RUNNING)}</p>
      ) : (
        <p className="soft">{say({ zh: '还没有改动。点“改”修改一行。', en: 'Nothing is changed yet.' })}</p>
      )}
      {draft.isChanged ? (
        <>
          <ProposeChange
            item={item}
            base={release}
            body={draft.body}
            isReady={read.problems.length === 0 && !draft.isOvertaken}
            reasonFor={word('理由', 'Reason in Chinese')}
            onSent={draft.drop}
          />
          <Button type="text" onClick={draft.drop}>
            {say({ zh: '放弃修改', en: 'Leave it as it was' })}
          </Button>
        </>
      ) : null}
    </section>
  )
}

const DRAFT = 'limits-draft'

/** Stays in sight below a long page: whether all is well with what is written, and the way to sending it. */
export function DraftStrip({ wrong }: { wrong: number }) {
  const say = useSay()
  const go = () => {
    const heading = document.getElementById(DRAFT)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  return (
    <p className="limits-strip">
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

/** The change that waits, in words. */
export function WaitingLimits({ changes, school }: { changes: Changes; school: Escalation | null }) {
  const { proposal, may } = changes
  if (!proposal) return null
  const told = wordsOver(school)(proposal.over, proposal.body)
  const list = (language: 'zh' | 'en') =>
    told
      .slice(0, LISTED)
      .map(({ what, before, after }) => `${what[language]} ${before ? `${before[language]} → ` : ''}${after[language]}`)
      .join(language === 'zh' ? '；' : '; ') + (told.length > LISTED ? ' …' : '')
  return (
    <WaitingChange
      proposal={proposal}
      may={may}
      name={word('这份时限与催办', 'these limits')}
      decider={
        school
          ? word('由本单位书记审定发布。', 'The secretary of the unit decides.')
          : word('由总答题组负责人审定发布。', 'The lead of the school group decides.')
      }
      consequence={word(`立即生效：${list('zh')}。${RUNNING.zh}`, `In force at once: ${list('en')}. ${RUNNING.en}`)}
    >
      <ChangeList changes={told} />
    </WaitingChange>
  )
}

export function LimitsHistory({ changes, school }: { changes: Changes; school: Escalation | null }) {
  return (
    <ChangeHistory rows={changes.history} beside={row => <ChangeDetails id={row.id} words={wordsOver(school)} />} />
  )
}

/** A unit's item is sparse: in words it is what the unit works under. */
const wordsOver = (school: Escalation | null) => (before: unknown, after: unknown) => {
  const whole = (body: unknown) => (school ? (readDraft(body, school).value ?? body) : body)
  return wordChanges(whole(before), whole(after))
}
