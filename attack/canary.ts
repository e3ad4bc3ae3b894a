import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CANARY, type Campus, type CaseClass, CLASSES, KINDS, type Kind, RESTRICTED } from './campus.ts'
import { sees } from './expected.ts'
import { tablesWith, untilQuiet } from './ids.sql.ts'
import { each, type Ledger } from './ledger.ts'
import { pause, type ServerProcess } from './server-process.ts'
import { allDoors, withAt } from './shapes.ts'
import type { Told } from './visitor.ts'

const QUESTIONS = [CANARY, '机房', '举报', '回扣', '不想活', CANARY.slice(0, 6)]

/** The same for everybody, or said of people: what was put in a moment ago stands there. */
const SAME = /^(intake[.](form|options)|directory[.]people)$/
const OF_CASES = /^(desk|notices|tracking|intake[.]preview)\b/

/**
 * X2 from outside: everybody asks everything that can be asked without naming a case, before and after a restricted case is born; for whoever is
 * not cleared, nothing may move and nobody's page may be woken. What is answered is looked through by `campus.ts`.
 */
export async function searchForCanary(
  campus: Campus,
  databaseUrl: string,
  ledger: Ledger,
  classes: readonly CaseClass[],
  isQuick: boolean,
): Promise<void> {
  for (const of of classes) {
    await untilQuiet(databaseUrl)
    const before = await askEverything(campus, ledger, isQuick)
    const wakes = listen(campus)
    await pause(700)
    await campus.make(of)
    await untilQuiet(databaseUrl)
    await pause(1500)
    const woken = await wakes()
    const after = await askEverything(campus, ledger, isQuick)
    for (const kind of KINDS) {
      ledger.cells += 1
      // Whoever may be told of another restricted case may hear of that one meanwhile: a call is repeated until somebody answers it.
      if (RESTRICTED.some(other => sees(kind, other))) continue
      if (before.get(kind) !== after.get(kind))
        ledger.find(
          `something moved for ${kind} when a case of class ${of} was born`,
          moved(before.get(kind) ?? '', after.get(kind) ?? ''),
        )
      if (woken.has(kind)) ledger.find(`live updates woke ${kind} when a case of class ${of} was born`)
    }
  }
}

/** Every query of the router by everybody, with what a curious person would type; the answers of each person in one string. */
async function askEverything(campus: Campus, ledger: Ledger, isQuick: boolean): Promise<Map<Kind, string>> {
  const doors = allDoors().filter(
    ({ path, type }) => type === 'query' && !SAME.test(path) && (!isQuick || OF_CASES.test(path)),
  )
  const questions = isQuick ? QUESTIONS.slice(0, 2) : QUESTIONS
  const told = new Map<Kind, string>()
  await each(KINDS, 4, async kind => {
    const visitor = campus.visitors.get(kind)
    if (!visitor) return
    const all: string[] = []
    const ask = async (path: string, input: unknown) => {
      ledger.inputs += 1
      const answer = await visitor.call(path, 'query', input)
      if (!isLog(kind, path)) all.push(`${path} ${still(answer)}`)
      return answer
    }
    for (const door of doors) {
      const slot = door.slots.find(each => ['q', 'text', 'search', 'name'].includes(String(each.path.at(-1))))
      if (!slot)
        await ask(
          door.path,
          isOfCases(door.path) ? withAt(door.sample(), ['caseNo'], 'ZY-2026-AAAA-AAAA') : door.sample(),
        )
      else for (const question of questions) await ask(door.path, withAt(door.sample(), slot.path, question))
    }
    for (const desk of desksIn(await ask('desk.counters', undefined))) await ask('desk.page', { desk })
    told.set(kind, all.join('\n'))
  })
  return told
}

/** The audit administrator reads of every case that something was done, never a word of it. */
const isLog = (kind: Kind, path: string): boolean => kind === 'auditAdmin' && path.startsWith('audit.')
const isOfCases = (path: string): boolean => path.startsWith('cases.') && path !== 'cases.sight'

function desksIn(counters: Told): string[] {
  const { result } = JSON.parse(counters.body) as { result?: { data: { desk: string }[] } }
  return result?.data.map(each => each.desk) ?? []
}

const moved = (before: string, after: string): string => {
  const known = new Set(before.split('\n'))
  return after
    .split('\n')
    .filter(line => !known.has(line))
    .join('\n')
}

/** Moments and signed addresses differ from one answer to the next and say nothing. */
const still = ({ status, body }: Told): string =>
  `${status} ${body.replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"then"').replace(/"(share|left|elapsed|remaining)\w*":[\d.-]+/g, '')}`

/** Opens everybody's desk and says who was woken since. */
function listen({ visitors }: Campus): () => Promise<Set<Kind>> {
  const stop = new AbortController()
  const woken = new Set<Kind>()
  const streams = [...visitors].map(async ([kind, { base, cookie }]) => {
    try {
      const answer = await fetch(`${base}/trpc/desk.live`, { headers: { cookie }, signal: stop.signal })
      for await (const part of answer.body ?? []) if (Buffer.from(part).includes('"changed"')) woken.add(kind)
    } catch {
      // Hung up, by us.
    }
  })
  return async () => {
    stop.abort()
    await Promise.all(streams)
    return woken
  }
}

/** What lies about afterwards: tables, jobs among them, what the process has written, and every file beside the cluster's own. */
export async function searchStores(
  databaseUrl: string,
  folder: string,
  server: ServerProcess,
  ledger: Ledger,
): Promise<void> {
  for (const line of await tablesWith(databaseUrl, CANARY)) ledger.find(`the canary in the table ${line}`)
  if (server.output().includes(CANARY)) ledger.find('the canary in the log')
  for (const file of filesBelow(folder))
    if (readFileSync(file).includes(CANARY)) ledger.find(`the canary in the file ${file}`)
  ledger.cells += CLASSES.length * RESTRICTED.length
}

function* filesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) yield* filesBelow(path)
    else if (found?.isFile() && found.size < 40_000_000) yield path
  }
}
