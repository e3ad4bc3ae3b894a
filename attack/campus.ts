import { openDatabase } from '../apps/server/src/db/database.ts'
import { notebookPage } from '../apps/server/src/demo/notebook-page.ts'
import { keepDemoPeople } from '../apps/server/src/directory/demo-people.sql.ts'
import { type Person, peopleByName } from '../apps/server/src/story/people.sql.ts'
import { CANARY, type CaseClass, CLASSES, makeCase, RESTRICTED } from '../apps/server/src/testing/case-classes.ts'
import { CaseStory } from '../apps/server/src/testing/case-story.ts'
import { castOf, KINDS, type Kind } from '../apps/server/src/testing/whole-house.ts'
import { sees } from './expected.ts'
import type { Ledger } from './ledger.ts'
import { type Told, Visitor, type Watch } from './visitor.ts'

export type { CaseClass, Kind }
export { CANARY, CLASSES, KINDS, RESTRICTED }

/** One case of every class, made through the front door, and one person of every kind, signed in through it. */
export interface Campus {
  readonly visitors: ReadonlyMap<Kind, Visitor>
  readonly cases: ReadonlyMap<CaseClass, CaseStory>
  /** Whoever tells the stories: it may hold receipts of every case. */
  readonly teller: Visitor
  make(of: CaseClass): Promise<CaseStory>
  storyWith(text: string, more: object): Promise<CaseStory>
  signIn(kind: Kind): Promise<Visitor>
}

/**
 * Opens the campus of a running demo. Everything is done by HTTP but one thing: the list of people whom the demo lets in by one click is made
 * longer, for the page shows one person a role and the table speaks of more.
 */
export async function openCampus(base: string, databaseUrl: string, ledger: Ledger): Promise<Campus> {
  const { db } = openDatabase(databaseUrl, 2)
  const people = [...(await peopleByName(db)).values()].sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'zh'))
  const someone = (role: string, unit: string, which = 0): Person => {
    const found = people.filter(person => person.appointments.some(a => a.role === role && a.unit === unit))[which]
    if (!found) throw new Error(`nobody is ${role} in ${unit}`)
    return found
  }
  const cast = castOf({ someone, everyone: () => people } as never)
  const words = { username: '', name: '', role: '', unit: 'ZDT', hint: { zh: '', en: '' } }
  await keepDemoPeople(
    db,
    people.map(({ person }) => ({ ...words, personId: person })),
  )
  await db.destroy()

  const cookies = new Map<string, string>()
  const cookieOf = async (person: string | null): Promise<string> => {
    if (person === null) return ''
    const known = cookies.get(person)
    if (known) return known
    const told = await new Visitor(base, 'door', '', ledger).call('session.signInDemo', 'mutation', {
      personId: person,
    })
    const cookie = told.headers.getSetCookie()[0]?.split(';')[0]
    if (!cookie) throw new Error(`nobody could sign in: ${told.status} ${told.body}`)
    cookies.set(person, cookie)
    return cookie
  }

  const cases = new Map<CaseClass, CaseStory>()
  const watch: Watch = (visitor, asked, told) => lookForLeaks(ledger, cases, visitor.label as Kind, asked, told)
  const signIn = async (kind: Kind) => new Visitor(base, kind, await cookieOf(cast[kind].person), ledger, watch)
  const visitors = new Map<Kind, Visitor>()
  for (const kind of KINDS) visitors.set(kind, await signIn(kind))

  const teller = new Visitor(base, 'teller', '', ledger)
  const callsOf = (person: Person | undefined, group: string) =>
    new Proxy({} as Record<string, (input: unknown) => Promise<unknown>>, {
      get: (_, name: string) => async (input: unknown) => {
        const asked = new Visitor(base, 'teller', await cookieOf(person?.person ?? null), ledger)
        const isQuery = name === 'view'
        const told = await asked.call(`${group}.${name}`, isQuery ? 'query' : 'mutation', input)
        const answer = JSON.parse(told.body)
        if (!answer.result) throw new Error(`${group}.${name}: ${told.body}`)
        return answer.result.data
      },
    })
  /** The page of a notebook is sent by its clerk, as the register page does. */
  const sendPage = async (clerk: Person) => {
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(await notebookPage())], { type: 'image/jpeg' }), 'page.jpg')
    const told = await new Visitor(base, 'teller', await cookieOf(clerk.person), ledger).post('/files', body)
    return (JSON.parse(told.body) as { id: string }).id
  }
  const stage = {
    someone,
    everyone: () => people,
    as: (person?: Person) => new Proxy({}, { get: (_, group: string) => callsOf(person, group) }),
  }
  const make = async (of: CaseClass) => {
    if (of === 'direct') return CaseStory.leave(stage as never, 'DAG', '档案馆周末能不能开放查档？')
    if (of !== 'entered') return makeCase(stage as never, of)
    const clerk = someone('clerk', 'TSG')
    return CaseStory.enter(stage as never, clerk, 'TSG', '阅览室的插座坏了一排', await sendPage(clerk))
  }
  for (const of of CLASSES) cases.set(of, await make(of))
  const storyWith = (text: string, more: object) => CaseStory.leave(stage as never, 'JDXY', text, more as never)
  return { visitors, cases, teller, make, storyWith, signIn }
}

/** X2: in whatever is answered to whomever, for whatever reason, no word and no number of a restricted case that is not theirs. */
export function lookForLeaks(
  ledger: Ledger,
  cases: ReadonlyMap<CaseClass, CaseStory>,
  kind: Kind,
  asked: string,
  told: Told,
): void {
  const door = asked.split('?')[0] ?? ''
  const echo = decodeURIComponent(asked)
  if (told.body.includes(CANARY) && !echo.includes(CANARY) && !RESTRICTED.some(of => sees(kind, of)))
    ledger.find(`the canary at ${door} for ${kind}`, `${asked} ${told.body}`)
  for (const of of RESTRICTED) {
    const no = cases.get(of)?.no
    if (no && told.body.includes(no) && !echo.includes(no) && !sees(kind, of))
      ledger.find(`the number of a case of class ${of} at ${door} for ${kind}`, `${asked} ${told.body}`)
  }
}
