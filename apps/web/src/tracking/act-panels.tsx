import type { ActionName } from '@zuoyeben/lifecycle'
import { type ComponentType, type ReactNode, useState } from 'react'
import { useWords } from '../locale.ts'
import { Callout, Disclosure } from '../ui/light/surfaces.tsx'
import { AnswerPanel, ConfirmPanel } from './ask-panels.tsx'
import { ConsentPanel } from './consent-panel.tsx'
import { ContestPanel, ReopenPanel, WithdrawPanel } from './course-panels.tsx'
import { FlagPanel } from './flag-panel.tsx'
import { RatePanel } from './rate-panel.tsx'
import type { Ticket } from './tickets.ts'
import type { ActProps } from './use-act.ts'
import { hasAnswered, type View } from './view.ts'
import { trackingWords } from './words.ts'

const ASKED = {
  giveConsent: ConsentPanel,
  answer: AnswerPanel,
  confirm: ConfirmPanel,
  rate: RatePanel,
} satisfies Partial<Record<ActionName, ComponentType<ActProps>>>
const OPEN = {
  giveConsent: ConsentPanel,
  contestRejection: ContestPanel,
  reopen: ReopenPanel,
  confirm: ConfirmPanel,
  flag: FlagPanel,
  withdraw: WithdrawPanel,
} satisfies Partial<Record<ActionName, ComponentType<ActProps>>>
const askedNames = Object.keys(ASKED) as (keyof typeof ASKED)[]
const openNames = Object.keys(OPEN) as (keyof typeof OPEN)[]

interface Props {
  ticket: Ticket
  view: View
  onDone: ActProps['onDone']
  /** Stands between what is asked of the submitter and what the submitter may also do. */
  children: ReactNode
}

/** What the lifecycle lets the submitter do now, and nothing else: what waits for them first, the rest below. */
export function ActPanels({ ticket, view, onDone, children }: Props) {
  const say = useWords(trackingWords)
  const [typed, setTyped] = useState<Partial<Record<ActionName, string>>>({})
  const answered = hasAnswered(view)
  const [round, setRound] = useState(0)
  const may = (name: ActionName) => view.allowedActions.includes(name)
  const props = (name: ActionName): ActProps => ({
    ticket,
    view,
    onDone: (said, version) => {
      setRound(n => n + 1)
      onDone(said, version)
    },
    typed: typed[name] ?? '',
    onType: text => setTyped(all => ({ ...all, [name]: text })),
  })
  // What has been answered once may be answered differently, further down.
  const again: Partial<Record<ActionName, string>> = {
    ...(answered ? { confirm: say.act.confirm.again } : {}),
    ...(view.consent && view.consent.agrees !== null ? { giveConsent: say.act.giveConsent.again } : {}),
  }
  const others = openNames.filter(name => may(name) && (!(name in ASKED) || name in again))
  const unsent = Object.entries(typed).filter(([name, text]) => text.trim() && !may(name as ActionName))
  return (
    <>
      {unsent.map(([name, text]) => (
        <Callout key={name} tone="careful" role="status" head={say.view.unsent}>
          <p className="keep">{text}</p>
        </Callout>
      ))}
      {askedNames
        .filter(name => may(name) && !(name in again))
        .map(name => {
          const Panel = ASKED[name]
          return (
            <section key={`${name} ${round}`} className="sheet asked" aria-labelledby={`act-${name}`}>
              <h2 id={`act-${name}`}>{say.act[name].title}</h2>
              <Panel {...props(name)} />
            </section>
          )
        })}
      {children}
      {others.length > 0 && (
        <section className="other" aria-labelledby="other-title">
          <h2 id="other-title">{say.view.other}</h2>
          {others.map(name => {
            const Panel = OPEN[name]
            return (
              <Disclosure key={`${name} ${round}`} summary={again[name] ?? say.act[name].title}>
                <div className="stack">
                  <p className="hint">{say.act[name].lead}</p>
                  <Panel {...props(name)} />
                </div>
              </Disclosure>
            )
          })}
        </section>
      )}
    </>
  )
}
