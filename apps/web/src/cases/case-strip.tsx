import type { Role, Status } from '@zuoyeben/lifecycle'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { formatTime, useLocale } from '../locale.ts'
import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import type { Word } from '../words/word.ts'
import { actionWord } from '../words.ts'
import { mainSteps } from './action-order.ts'
import { ClockDue, ClockLamp } from './clock-lamp.tsx'
import { DecisionDetail } from './decision-detail.tsx'
import type { CaseView } from './form/field.ts'
import { MisrouteButton } from './misroute-button.tsx'

const clockWord = (kind: string): Word =>
  (CLOCK_WORDS as Readonly<Record<string, Word>>)[kind] ?? { zh: kind, en: kind }

function Fact({ name, children, wide = false }: { name: Word; children: ReactNode; wide?: boolean }) {
  const say = useSay()
  return (
    <div className={`strip-fact${wide ? ' strip-wide' : ''}`}>
      <dt>{say(name)}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Where is it, who has it, until when, why there, what next: answered at a glance. */
export function CaseStrip({ view }: { view: CaseView }) {
  const say = useSay()
  const { locale } = useLocale()
  const [showsWhy, setShowsWhy] = useState(false)
  const { where, clocks, decision } = view
  const steps = mainSteps(view.status, view.next)
  const [main, ...others] = clocks
  return (
    <dl className="strip">
      <Fact name={{ zh: '在哪里', en: 'Where' }}>
        <b>{say(where.owner.name)}</b>
        {where.branch ? <span>{say(where.branch.name)}</span> : null}
        <span className="soft">
          {say({ zh: `${formatTime(locale, where.since)} 起`, en: `Since ${formatTime(locale, where.since)}` })}
        </span>
      </Fact>
      <Fact name={{ zh: '在谁手里', en: 'Who has it' }}>
        {where.handler && HANDLED.has(view.status) ? (
          <b>{where.handler.name}</b>
        ) : (
          <>
            <b>{say(whoseTurn(view))}</b>
            <span className="soft">
              {where.handler
                ? say({ zh: `承办人 ${where.handler.name}`, en: `Handled by ${where.handler.name}` })
                : say({ zh: '还没有承办人', en: 'No handler yet' })}
            </span>
          </>
        )}
      </Fact>
      <Fact name={{ zh: '到什么时候', en: 'Until when' }}>
        {main ? (
          <>
            <ClockLamp clock={main} strong />
            <span>
              {say(clockWord(main.kind))} · <ClockDue clock={main} />
            </span>
            {others.slice(0, 2).map(clock => (
              <span key={clock.kind} className="soft">
                {say(clockWord(clock.kind))} · <ClockDue clock={clock} />
              </span>
            ))}
          </>
        ) : (
          <span className="soft">{say({ zh: '没有在走的时限', en: 'No clock is running' })}</span>
        )}
      </Fact>
      <Fact name={{ zh: '下一步', en: 'Next' }}>
        {steps.length > 0 ? (
          steps.map(step => (
            <span key={step.action}>
              <b>{say(actionWord(step.action))}</b>{' '}
              <span className="soft">
                {whoMay(step.roles)
                  .map(role => say(roleWord(role)))
                  .join(say({ zh: '、', en: ', ' }))}
              </span>
            </span>
          ))
        ) : (
          <span className="soft">{say({ zh: '没有下一步', en: 'Nothing follows' })}</span>
        )}
      </Fact>
      {decision ? (
        <Fact name={{ zh: '为什么在这里', en: 'Why here' }} wide>
          <span>
            {say(decision.sentence)}{' '}
            <button
              type="button"
              className="link-button"
              aria-expanded={showsWhy}
              onClick={() => setShowsWhy(!showsWhy)}
            >
              {showsWhy ? say({ zh: '收起依据', en: 'Less' }) : say({ zh: '看依据', en: 'Show why' })}
            </button>{' '}
            {decision.mayTellMisroute ? <MisrouteButton key={view.caseNo} view={view} /> : null}
          </span>
          {showsWhy ? <DecisionDetail decision={decision} caseNo={view.caseNo} /> : null}
        </Fact>
      ) : null}
    </dl>
  )
}

/** While it stands so, the case is in the handler's hands; otherwise it is the turn of whoever may take the next step. */
const HANDLED: ReadonlySet<Status> = new Set(['assigned', 'inProgress', 'parked'])

const roleWord = (role: string): Word => ROLE_WORDS[role as Role] ?? { zh: role, en: role }

/** The deputy stands in for the officer and is not named beside them. */
const whoMay = (roles: readonly string[]) =>
  (roles.includes('officer') ? roles.filter(role => role !== 'deputy') : roles).slice(0, 3)

/** Without a handler it is the turn of those who may take the next step. */
function whoseTurn(view: CaseView): Word {
  if (view.status === 'awaitingSubmitter') return ROLE_WORDS.submitter
  const role = mainSteps(view.status, view.next)[0]?.roles[0]
  return role ? roleWord(role) : { zh: '已经结束', en: 'Nobody: it has ended' }
}
