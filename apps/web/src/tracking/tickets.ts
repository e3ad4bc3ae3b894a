/** What opens a case: number and receipt code, or the number alone for the signed-in submitter. */
export interface Ticket {
  caseNo: string
  code?: string
}
export interface SavedTicket {
  caseNo: string
  code: string
}

const PLACE = 'zuoyeben.tickets'
let open: Ticket | null = null

/** Full-width letters, blanks and small letters, as people type them from a paper. */
export function tidied(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}

/** The code stands behind `#`: a browser never sends that part, so it reaches no log. */
export function ticketAddress(origin: string, ticket: Ticket): string {
  const code = ticket.code ? `#code=${encodeURIComponent(ticket.code)}` : ''
  return `${origin}/track?no=${encodeURIComponent(ticket.caseNo)}${code}`
}

export function ticketFromAddress(search: string, hash: string): Ticket | null {
  const caseNo = tidied(new URLSearchParams(search).get('no') ?? '')
  const code = tidied(new URLSearchParams(hash.replace(/^#/, '')).get('code') ?? '')
  return caseNo ? { caseNo, ...(code && { code }) } : null
}

/** Remembered until the page is closed, and nowhere else. */
export function openTicket(ticket: Ticket): void {
  open = ticket
}
export function openedTicket(caseNo: string): Ticket | null {
  return open?.caseNo === caseNo ? open : null
}

export function savedTickets(): SavedTicket[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]')
    return Array.isArray(found) ? found.filter(isSavedTicket) : []
  } catch {
    return []
  }
}
function isSavedTicket(found: unknown): found is SavedTicket {
  return (
    typeof found === 'object' &&
    found !== null &&
    'caseNo' in found &&
    typeof found.caseNo === 'string' &&
    'code' in found &&
    typeof found.code === 'string'
  )
}
export function isSaved(caseNo: string): boolean {
  return savedTickets().some(ticket => ticket.caseNo === caseNo)
}

/** Only when the submitter asks for it: whoever holds the device can then open the case. */
export function saveTicket({ caseNo, code }: SavedTicket): void {
  keep([{ caseNo, code }, ...savedTickets().filter(ticket => ticket.caseNo !== caseNo)])
}
export function forgetTicket(caseNo: string): void {
  keep(savedTickets().filter(ticket => ticket.caseNo !== caseNo))
}
function keep(tickets: readonly SavedTicket[]): void {
  try {
    if (tickets.length > 0) localStorage.setItem(PLACE, JSON.stringify(tickets))
    else localStorage.removeItem(PLACE)
  } catch {
    // Storage may be closed: then nothing is kept, which is what a private window promises.
  }
}
