import type { Role } from '@zuoyeben/lifecycle'
import type { Counter } from '../desk/counters.ts'
import type { Person } from '../story/people.sql.ts'
import type { Browser } from './http.ts'
import type { Staff } from './staff.ts'

/** A held case, by what would betray it: its number, and a stretch of its words. */
export interface Hidden {
  readonly caseNo: string
  readonly text: string
  readonly files: readonly string[]
  /** The unit it came in at, and what that unit's people had on their desks just before. */
  readonly entry: { readonly unit: string; readonly before: readonly string[] } | null
}

/** Who of an entry unit might be shown a case. The duty officers of two offices are not here: crisis cases are theirs to see. */
const LOOKING: readonly Role[] = [
  'officer',
  'deputy',
  'reviewer',
  'branchSecretary',
  'member',
  'clerk',
  'configurer',
  'consulted',
]

export const peopleLooking = (staff: Staff, unit: string): Person[] => staff.of(unit, LOOKING)

/** What each of these people has on the desks, told as text; what time alone changes is left out. */
export async function desksNow(staff: Staff, people: readonly Person[]): Promise<string[]> {
  const told = []
  for (const person of people) {
    const counters = await (await staff.browserOf(person)).query<Counter[]>('desk.counters')
    const rows = counters.ok ? counters.data.filter(({ desk }) => desk !== 'overdue') : []
    told.push(`${person.name} ${rows.map(({ desk, n }) => `${desk}=${n}`).join(' ')}`)
  }
  return told
}

/** Looks for hidden cases by every read there is, as one person. Returns where each was found. */
export async function lookFor(browser: Browser, hidden: readonly Hidden[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const seek = (where: string, shown: unknown) => {
    const text = JSON.stringify(shown)
    for (const { caseNo, text: words } of hidden)
      if (!found.has(caseNo) && (text.includes(caseNo) || text.includes(stretchOf(words)))) found.set(caseNo, where)
  }
  const pages = async (path: string, input: Record<string, unknown>) => {
    for (let cursor: string | undefined, n = 0; n < 200; n++) {
      const page = await browser.query<{ rows: unknown[]; next: string | null }>(path, {
        ...input,
        ...(cursor ? { cursor } : {}),
      })
      if (!page.ok) return
      seek(`${path} ${JSON.stringify(input)}`, page.data)
      if (page.data.next === null) return
      cursor = page.data.next
    }
  }

  const counters = await browser.query<Counter[]>('desk.counters')
  for (const { desk } of counters.ok ? counters.data : []) await pages('desk.page', { desk })
  await pages('notices.page', {})
  await pages('tracking.mine', {})
  for (const { caseNo, text, files } of hidden) {
    await pages('desk.search', { q: caseNo })
    for (const q of phrasesOf(text)) await pages('desk.search', { q })
    for (const path of ['cases.view', 'dispatch.candidates']) {
      const reply = await browser.query<unknown>(path, { caseNo })
      if (reply.ok) found.set(caseNo, path)
    }
    const ticket = await browser.query<unknown>('tracking.view', { ticket: { caseNo } })
    if (ticket.ok) found.set(caseNo, 'tracking.view')
    for (const file of files)
      for (const path of [`/files/${file}`, `/files/${file}/thumbnail`])
        if (await browser.mayGet(path)) found.set(caseNo, path)
  }
  return found
}

/** Long enough to be this text and no other; quotation marks and breaks are told otherwise in JSON. */
const stretchOf = (text: string): string => JSON.stringify(text.slice(0, 24)).slice(1, -1)

/** A few searches that a person who knows of the matter might type. */
function phrasesOf(text: string): string[] {
  const phrases = text.split(/[，。？！；、“”"\s,.?!;:：（）()]+/).filter(phrase => phrase.length >= 3)
  return phrases.slice(0, 5).map(phrase => phrase.slice(0, 20))
}
