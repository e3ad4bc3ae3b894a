import type { Escalation } from '@zuoyeben/lifecycle'
import { word } from '../words/word.ts'
import type { Changes } from './change-data.ts'
import { ChangeDetails } from './change-details.tsx'
import { ChangeHistory } from './change-history.tsx'
import { ChangeList } from './change-list.tsx'
import { inOneSentence } from './draft-panel.tsx'
import { readDraft } from './limits-data.ts'
import { wordChanges } from './limits-words.ts'
import { WaitingChange } from './waiting-change.tsx'

/** What a change means for what runs already; the page says it before anything is sent, and again before it is published. */
export const RUNNING = word(
  '已经在走的时限不变，告诉过人的日期不会提前；新时限只用于以后才开始走的。催办的改动从每件作业的下一次催办起生效，安静时段和汇总从下一条通知起生效。',
  'Clocks that run already keep their limit, and no date that was told comes nearer; new limits hold for clocks that start from then on. Changes of the ladder hold from the next rung of each case, quiet hours and digest from the next notice.',
)
/** The change that waits, in words. */
export function WaitingLimits({ changes, school }: { changes: Changes; school: Escalation | null }) {
  const { proposal, may } = changes
  if (!proposal) return null
  const told = wordsOver(school)(proposal.over, proposal.body)
  const all = inOneSentence(told)
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
      consequence={word(`立即生效：${all.zh}。${RUNNING.zh}`, `In force at once: ${all.en}. ${RUNNING.en}`)}
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
export const wordsOver = (school: Escalation | null) => (before: unknown, after: unknown) => {
  const whole = (body: unknown) => (school ? (readDraft(body, school).value ?? body) : body)
  return wordChanges(whole(before), whole(after))
}
