import { useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Disclosure, Skeleton } from '../ui/light/surfaces.tsx'
import { ROLE_WORDS } from '../words/roles.ts'
import type { Ticket } from './tickets.ts'
import { trackingWords } from './words.ts'

/** Who can see my case, by office and why; nobody is named. Asked for only when it is opened. */
export function ReadersPanel({ ticket }: { ticket: Ticket }) {
  const { view: say } = useWords(trackingWords)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Disclosure summary={say.readers} onOpen={setIsOpen}>
      {isOpen && <Readers ticket={ticket} />}
    </Disclosure>
  )
}

function Readers({ ticket }: { ticket: Ticket }) {
  const { locale } = useLocale()
  const say = useWords(trackingWords)
  const found = trpc.tracking.readers.useQuery({ ticket })
  if (found.error && !found.data) return <Failure error={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Skeleton lines={3} label={say.loading} />
  const reasons = [...new Map(found.data.map(({ why }) => [why.en, why])).values()]
  return (
    <div className="stack">
      <p className="small soft">{say.view.readersLead}</p>
      <ul className="readers stack">
        {reasons.map(why => {
          const offices = found.data.filter(each => each.why.en === why.en)
          return (
            <li key={why.en}>
              <p>{inLocale(locale, why)}</p>
              <p className="small soft">
                {offices
                  .map(({ unit, role }) => `${inLocale(locale, unit.name)} · ${inLocale(locale, ROLE_WORDS[role])}`)
                  .join(locale === 'zh' ? '；' : '; ')}
              </p>
              {offices.some(({ identity }) => identity) && <p className="tag">{say.view.readersName}</p>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
