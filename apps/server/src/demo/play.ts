import { createHash } from 'node:crypto'
import type { Viewer } from '../access/viewer.ts'
import type { SentAction } from '../cases/action-inputs.ts'
import type { Answer } from '../cases/apply-action.ts'
import { RefusalError } from '../errors.ts'
import type { Person } from '../story/people.sql.ts'
import cases from './cases.json' with { type: 'json' }
import type { Chapter, Seat, Step } from './story/chapter.ts'
import { type Line, sceneAt } from './timetable.ts'

type Procedure = (input: Record<string, unknown>) => Promise<unknown>

/** Where the story is played: the procedures of the API as somebody, the people, and a photo for a page of the notebook. */
export interface Theatre {
  as(viewer: Viewer | null, step: string, name: string): Procedure
  personNamed(name: string): Person
  holder(seat: Exclude<Seat, 'submitter'>): Person
  moveTo(at: number): Promise<void>
  keepPage(clerk: Person): Promise<string>
}

/** What the players know of a case that has been left. */
interface Left {
  readonly caseNo: string
  readonly code: string
  version: number
}

/**
 * Plays the lines through the API, as people would. Keys are made from case and step: played again after it was cut short, what had been
 * done is answered as done, and the rest follows. Where a step is refused the case stays as it stands and the others go on: a stricter
 * rule must not keep a demo from starting. Returns what was refused; the tests want none.
 */
export async function play(lines: readonly Line[], theatre: Theatre): Promise<string[]> {
  const left = new Map<string, Left>()
  const refused = new Map<string, string>()
  for (const line of lines) {
    const { of } = line.chapter
    if (refused.has(of)) continue
    await theatre.moveTo(line.at)
    try {
      if (line.step === null) left.set(of, await leave(line.chapter, theatre))
      else await perform(line, line.step, left, theatre)
    } catch (error) {
      if (isFault(error)) throw error
      refused.set(of, `${of}, step ${line.n}: ${String(error)}`)
    }
  }
  return [...refused.values()]
}

/** A no has a code of its own; what has none, or this one, is a mistake in the program and ends the play. */
const isFault = (error: unknown): boolean =>
  Reflect.get(Object(error), 'code') === 'INTERNAL_SERVER_ERROR' || !Reflect.has(Object(error), 'code')

async function leave({ of, opens }: Chapter, theatre: Theatre): Promise<Left> {
  const told = homework(of)
  const clerk = opens.clerk && opens.clerk !== 'submitter' ? theatre.holder(opens.clerk) : null
  const input = {
    key: keyOf(`${of} left`),
    text: told.text,
    campus: told.campus,
    place: told.place,
    entryUnit: told.unit,
    submitterType: told.type,
    channel: told.channel,
    bypassOwnUnit: told.bypass ?? false,
    accused: told.bypass ? 'teacherOrSupervisor' : 'none',
    identityMode: opens.isSealed ? 'sealedFromHandlers' : 'named',
    consent: '2026-11',
  }
  const receipt = clerk
    ? await theatre.as(
        clerk,
        'intake',
        'register',
      )({ ...input, page: await theatre.keepPage(clerk), onBehalfOf: told.from })
    : await theatre.as(told.from ? theatre.personNamed(told.from) : null, 'intake', 'submit')(input)
  const { caseNo, receiptCode, held } = receipt as { caseNo: string; receiptCode: string; held: boolean }
  const it = { caseNo, code: receiptCode, version: 1 }
  if (held && !opens.isSealed) await clear(it, of, theatre)
  return it
}

/** A rule saw more in the words than there is: what a confidant is there for. */
async function clear(it: Left, of: string, theatre: Theatre): Promise<void> {
  const input = { reason: { text: '已看过：是普通诉求，不涉敏感' } }
  const envelope = { caseNo: it.caseNo, version: it.version, key: keyOf(`${of} cleared`) }
  const answer = await theatre.as(theatre.holder('confidant ZDT'), 'dispatch', 'clearFlag')({ ...envelope, ...input })
  it.version = (answer as Answer).version
}

async function perform({ chapter, at, n }: Line, step: Step, left: Map<string, Left>, theatre: Theatre): Promise<void> {
  const it = found(left, chapter.of)
  const { name, input } = await step.deed(
    sceneAt(at, {
      idOf: async other => (await viewed(theatre, found(left, other))).caseId,
      consultOf: unit => keyOf(`${chapter.of} consults ${unit}`),
    }),
  )
  const key = keyOf(`${chapter.of} ${n}`)
  const send = async (version: number) => {
    if (step.who !== 'submitter')
      return theatre.as(theatre.holder(step.who), STEP_OF[name], name)({ caseNo: it.caseNo, version, key, ...input })
    const { from } = homework(chapter.of)
    const isTheirs = from !== undefined && chapter.opens.clerk === undefined
    const ticket = isTheirs ? { caseNo: it.caseNo } : { caseNo: it.caseNo, code: it.code }
    return theatre.as(isTheirs ? theatre.personNamed(from) : null, 'tracking', name)({ ticket, version, key, ...input })
  }
  const answer = await send(it.version).catch(error => send(versionAfter(error)))
  it.version = (answer as Answer).version
}

/** A clock, or another case, moved this one on since its last step. */
function versionAfter(error: unknown): number {
  const refusal = error instanceof Error && error.cause instanceof RefusalError ? error.cause.refusal : null
  if (refusal?.reason === 'stale') return refusal.version
  throw error
}

async function viewed(theatre: Theatre, { caseNo }: Left): Promise<{ caseId: string }> {
  return (await theatre.as(theatre.holder('dispatcher ZDT'), 'cases', 'view')({ caseNo })) as { caseId: string }
}

function found(left: Map<string, Left>, of: string): Left {
  const it = left.get(of)
  if (!it) throw new Error(`${of} has not been left yet`)
  return it
}

interface Homework {
  readonly id: string
  /** User name; without it the case is left without signing in. */
  readonly from?: string
  readonly type: string
  readonly unit: string
  readonly bypass?: boolean
  readonly channel: string
  readonly campus: string | null
  readonly place: string | null
  readonly text: string
}
const homework = (of: string): Homework => {
  const it = (cases as readonly Homework[]).find(each => each.id === of)
  if (!it) throw new Error(`there is no case ${of}`)
  return it
}

/** A UUID that is always the same for the same words. */
function keyOf(words: string): string {
  const hex = createHash('sha256').update(`zuoyeben demo ${words}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

// biome-ignore format: one step of the way a line
/** Which router holds the procedure of an action. */
const STEP_OF: Readonly<Record<SentAction, 'dispatch' | 'handling' | 'callback' | 'closure' | 'supervision' | 'tracking'>> = {
  flag: 'dispatch', acknowledge: 'dispatch', askConsent: 'dispatch', clearFlag: 'dispatch', reportUp: 'dispatch', handOver: 'dispatch', routeAround: 'dispatch', askSubmitter: 'dispatch',
  merge: 'dispatch', split: 'dispatch', triage: 'dispatch', sendBack: 'dispatch', approve: 'dispatch', reject: 'dispatch',
  overturnRejection: 'dispatch', assign: 'dispatch', reassign: 'dispatch', requestTransfer: 'dispatch', acceptTransfer: 'dispatch',
  returnTransfer: 'dispatch', rule: 'dispatch', redispatch: 'dispatch', circulate: 'dispatch', giveOpinion: 'dispatch',
  recordInstruction: 'dispatch', issueTasks: 'dispatch',
  claim: 'handling', release: 'handling', note: 'handling', consult: 'handling', answerConsult: 'handling', park: 'handling',
  resume: 'handling', extend: 'handling', promise: 'handling', file: 'handling',
  recordAttempt: 'callback', sendBackToWork: 'callback', writeOff: 'closure', freeze: 'supervision', unfreeze: 'supervision',
  answer: 'tracking', confirm: 'tracking', rate: 'tracking', reopen: 'tracking', withdraw: 'tracking', contestRejection: 'tracking', giveConsent: 'tracking',
}
