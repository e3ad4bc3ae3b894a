import { type Campus, KINDS } from './campus.ts'
import { each, type Ledger, spread } from './ledger.ts'
import { BODIES, TEXTS, VALUES } from './poisons.ts'
import { allDoors, type Door, type Slot, withAt } from './shapes.ts'
import type { Told, Visitor } from './visitor.ts'

/** Doors that would end the visit: they are tried with bad inputs, and never with a good one by somebody who may. */
const FATAL = /^(session[.]endAll|directory[.](deactivatePerson|dismiss|endSessions|renewFirstPassword))$/

interface Try {
  readonly door: Door
  readonly slot: Slot
  readonly value: unknown
}

/**
 * X4 and X8: every place of every input gets every poison, sent by somebody whom the door lets in. Whatever comes of it, it is an answer: no
 * fault, no word of the inside, nothing run, nothing joined, and the process answers the next caller.
 */
export async function sendPoison(campus: Campus, ledger: Ledger, most: number): Promise<void> {
  const doors = allDoors()
  const openers = await whoMay(campus, doors)
  const tries = doors.flatMap(door =>
    door.slots.flatMap(slot => [...TEXTS, ...VALUES].map((value): Try => ({ door, slot, value }))),
  )
  await each(spread(tries, most), 6, async ({ door, slot, value }) => {
    ledger.inputs += 1
    const visitor = openers.get(door.path)
    if (!visitor) return
    const told = await visitor.call(door.path, door.type, withAt(door.sample(), slot.path, value))
    judge(ledger, door, told)
  })
  await sendBodies(campus, doors, ledger, most)
}

function judge(ledger: Ledger, door: Door, { status, body, headers }: Told): void {
  if (/zx49zx/.test(body)) ledger.find(`${door.path} runs what it is given`, body)
  if (/"zxpolluted":true(?!.*__proto__)/.test(body) && status < 400)
    ledger.find(`${door.path} keeps what was put under __proto__`, body)
  const type = headers.get('content-type') ?? ''
  if (body !== '' && !/^(application\/json|text\/event-stream)/.test(type))
    ledger.find(`${door.path} answers ${type}`, body)
  if (headers.get('set-cookie')?.includes('zx=')) ledger.find(`${door.path} lets a line into the headers`)
  if (status >= 400 && door.type !== 'subscription' && !isTold(body))
    ledger.find(`${door.path} refuses without a sentence`, `${status} ${body}`)
}

/** X8: what is wrong, and where or why, in both languages; the refusal of the lifecycle has its words on the page. */
function isTold(body: string): boolean {
  try {
    const parsed = JSON.parse(body) as unknown
    const [one] = (Array.isArray(parsed) ? parsed : [parsed]) as {
      error?: { data?: { refusal?: unknown; fields?: unknown[] } }
      message?: { zh?: string }
    }[]
    const data = one?.error?.data
    return Boolean(data?.refusal) || (data?.fields?.length ?? 0) > 0 || Boolean(one?.message?.zh)
  } catch {
    return false
  }
}

/** For each door the first person whom it does not turn away for who they are. */
export async function whoMay(campus: Campus, doors: readonly Door[]): Promise<Map<string, Visitor>> {
  const found = new Map<string, Visitor>()
  await each(doors, 6, async door => {
    const bad = door.slots[0] ? withAt(door.sample(), door.slots[0].path, { no: 'such' }) : undefined
    for (const kind of [...KINDS].reverse()) {
      const visitor = campus.visitors.get(kind)
      if (!visitor || (FATAL.test(door.path) && kind !== 'nobody')) continue
      const { status } = await visitor.call(door.path, door.type, bad)
      if (status === 401 || status === 403) continue
      found.set(door.path, visitor)
      break
    }
  })
  return found
}

/** Bodies that are no input, to procedures, the public interface and sign-in; ten megabytes are not even read. */
async function sendBodies(campus: Campus, doors: readonly Door[], ledger: Ledger, most: number): Promise<void> {
  const visitor = campus.visitors.get('nobody')
  if (!visitor) return
  const paths = [
    ...doors.filter(door => door.type === 'mutation').map(door => `/trpc/${door.path}`),
    '/api/v1/intake/submissions',
    '/api/auth/sign-in/username',
    '/api/auth/change-password',
  ]
  const tries = paths.flatMap(path => BODIES.map(body => ({ path, body })))
  await each(spread(tries, Math.ceil(most / 10)), 4, async ({ path, body }) => {
    ledger.inputs += 1
    const { status, body: said } = await visitor.post(path, body)
    if (status < 400 && !/^\/trpc\/(session|notices)/.test(path))
      ledger.find(`${path} takes ${body.slice(0, 40)}`, said)
  })
  ledger.inputs += 1
  const large = await visitor.post('/trpc/intake.submit', `{"text":"${'x'.repeat(10_000_000)}"}`).catch(() => null)
  if (large && large.status !== 413) ledger.find('ten megabytes of JSON are read', `${large.status} ${large.body}`)
}
