import { useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../locale.ts'
import { Button } from '../ui/light/button.tsx'
import { forgetTicket, savedTickets } from './tickets.ts'
import { trackingWords } from './words.ts'

/** Receipts the submitter chose to keep on this device, each with the way to remove it. */
export function SavedTickets() {
  const { ticket: say } = useWords(trackingWords)
  const [tickets, setTickets] = useState(savedTickets)
  if (tickets.length === 0) return null
  return (
    <div className="stack tight">
      <h3>{say.saved}</h3>
      <ul className="saved">
        {tickets.map(({ caseNo }) => (
          <li key={caseNo}>
            <Link href={`/track?no=${encodeURIComponent(caseNo)}`} className="figures">
              {caseNo}
            </Link>
            <Button
              kind="quiet"
              aria-label={say.forget(caseNo)}
              onClick={() => {
                forgetTicket(caseNo)
                setTickets(savedTickets())
              }}
            >
              {say.remove}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
