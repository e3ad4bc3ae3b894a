import { useSay } from '../ui/use-say.ts'
import { CATEGORY_WORDS, PATH_WORDS, URGENCY_WORDS } from '../words/terms.ts'
import { DecisionReplay } from './decision-replay.tsx'
import type { CaseView } from './form/field.ts'

type Decision = NonNullable<CaseView['decision']>

/** The rule that decided, the facts it saw, and why no other rule did; and the decision made again. */
export function DecisionDetail({ decision, caseNo }: { decision: Decision; caseNo: string }) {
  const say = useSay()
  const { rule, facts, proposed } = decision
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
      <Others decision={decision} />
      <DecisionReplay caseNo={caseNo} />
    </div>
  )
}

function Others({ decision: { whyNot, restrictedOthers, notAsked } }: { decision: Decision }) {
  const say = useSay()
  if (whyNot.length + restrictedOthers + notAsked === 0) return null
  return (
    <>
      <p className="soft">{say({ zh: '为什么不是别的规则', en: 'Why not another rule' })}</p>
      <ul>
        {whyNot.map(other => (
          <li key={other.zh}>{say(other)}</li>
        ))}
        {restrictedOthers > 0 ? (
          <li>
            {say({
              zh: `另有 ${restrictedOthers} 条限知规则，不适用`,
              en: `${restrictedOthers} restricted rules, which do not apply`,
            })}
          </li>
        ) : null}
        {notAsked > 0 ? (
          <li>
            {say({
              zh: `后面 ${notAsked} 条没有再看：前面的规则已经决定`,
              en: `${notAsked} later rules were not asked: an earlier one had decided`,
            })}
          </li>
        ) : null}
      </ul>
    </>
  )
}
