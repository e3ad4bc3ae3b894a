import { useSay } from '../ui/use-say.ts'
import { CATEGORY_WORDS, PATH_WORDS, URGENCY_WORDS } from '../words/terms.ts'
import type { CaseView } from './form/field.ts'

type Decision = NonNullable<CaseView['decision']>

/** The rule that decided, the facts it saw, and why no other rule did. */
export function DecisionDetail({ decision }: { decision: Decision }) {
  const say = useSay()
  const { rule, facts, proposed, whyNot } = decision
  const proposals = [
    proposed.category ? say(CATEGORY_WORDS[proposed.category]) : null,
    proposed.path ? say(PATH_WORDS[proposed.path]) : null,
    proposed.urgency ? `${proposed.urgency} ${say(URGENCY_WORDS[proposed.urgency])}` : null,
    proposed.unit ? say(proposed.unit.name) : null,
    ...proposed.coUnits.map(unit => say(unit.name)),
  ].filter(Boolean)
  return (
    <div className="why">
      {rule ? (
        <p>
          <span className="soft">{say({ zh: '规则', en: 'Rule' })}</span> <code>{rule.id}</code> {say(rule.title)}
        </p>
      ) : null}
      {proposals.length > 0 ? (
        <p>
          <span className="soft">{say({ zh: '建议', en: 'Proposed' })}</span> {proposals.join(' · ')}
        </p>
      ) : null}
      {facts.length > 0 ? (
        <ul className="why-facts" aria-label={say({ zh: '依据的事实', en: 'Facts' })}>
          {facts.map(fact => (
            <li key={fact.label.zh}>
              <span className="soft">{say(fact.label)}</span> {fact.value}
            </li>
          ))}
        </ul>
      ) : null}
      {whyNot.length > 0 ? (
        <>
          <p className="soft">{say({ zh: '为什么不是别的规则', en: 'Why not another rule' })}</p>
          <ul>
            {whyNot.map(({ rule: other, reason }) => (
              <li key={other.zh}>{[say(other), say(reason)].filter(Boolean).join(say({ zh: '：', en: ': ' }))}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
