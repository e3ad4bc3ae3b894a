import './track.css'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { useMe } from '../entry/me.ts'
import { useWords } from '../locale.ts'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { CasePage } from './case-page.tsx'
import { SavedTickets } from './saved-tickets.tsx'
import { TicketForm } from './ticket-form.tsx'
import { openedTicket, savedTickets, type Ticket, ticketFromAddress } from './tickets.ts'
import { trackingWords } from './words.ts'

/** `/track?no=…#code=…`: opens the case if the code is in the address, in memory or kept on the device, or the submitter is signed in. */
export function TrackPage() {
  const search = useSearch()
  const say = useWords(trackingWords)
  const { person, known } = useMe()
  const [, setOpened] = useState(0)
  const asked = ticketFromAddress(search, window.location.hash)
  const ticket = asked && withCode(asked)
  if (ticket?.code) return <CasePage key={`${ticket.caseNo} ${ticket.code}`} ticket={ticket} />
  if (ticket && person) return <CasePage key={ticket.caseNo} ticket={ticket} />
  if (ticket && !known) {
    return (
      <div className="page narrow">
        <Skeleton label={say.loading} />
      </div>
    )
  }
  return (
    <div className="page narrow stack">
      <PageTitle title={say.ticket.title} suffix={say.product} />
      <p className="soft">{say.ticket.lead}</p>
      <div className="sheet stack">
        <TicketForm key={asked?.caseNo} caseNo={asked?.caseNo ?? ''} onOpen={() => setOpened(n => n + 1)} />
        <SavedTickets />
      </div>
    </div>
  )
}

function withCode(ticket: Ticket): Ticket {
  if (ticket.code) return ticket
  return openedTicket(ticket.caseNo) ?? savedTickets().find(saved => saved.caseNo === ticket.caseNo) ?? ticket
}
