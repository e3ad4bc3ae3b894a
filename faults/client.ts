import { setTimeout as pause } from 'node:timers/promises'
import { InputError, RefusalError, type ServerRefusal } from '../apps/server/src/errors.ts'
import type { Dice } from '../apps/server/src/testing/dice.ts'
import type { Sent, Witness } from './witness.ts'

/** Milliseconds a client keeps trying; longer than any outage of a run. */
const PATIENCE = 300_000

export interface ClientGround {
  /** Addresses of all servers, whether they live or not. */
  readonly servers: readonly string[]
  readonly witness: Witness
  readonly dice: Dice
  /** Opens a session; asked again when one is not known any more. */
  readonly cookieOf: (person: string | null, isFresh: boolean) => Promise<string>
  /** Under which key the database keeps an order that was sent with this one. */
  readonly keptAs: (person: string | null, path: string, key: string) => string
  /** Of a hundred orders so many are sent twice at once, to different servers. */
  readonly doubled?: number
}

/** Nobody answered for as long as a client waits. What became of the order only the database knows. */
export class Unanswered extends Error {}

type Told = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: Error }

/**
 * Calls a procedure over HTTP as a good page does: by whichever server, and where no answer came (killed, cut off, fault), again with the same
 * key until there is one. What was answered to an order is told to the witness. @throws RefusalError, InputError, Unanswered
 */
export async function call(
  ground: ClientGround,
  person: string | null,
  path: string,
  input: Record<string, unknown>,
  isQuery = false,
): Promise<unknown> {
  const { witness, dice } = ground
  const sent =
    !isQuery && typeof input.key === 'string' ? witness.begin(ground.keptAs(person, path, input.key), path) : null
  let cookie = await ground.cookieOf(person, false)
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    const isTwice = sent !== null && dice.chance((ground.doubled ?? 0) / 100)
    const tries = await Promise.all(
      Array.from({ length: isTwice ? 2 : 1 }, () => ask(dice.pick(ground.servers), path, input, cookie, isQuery)),
    )
    if (sent) for (const told of tries) note(witness, sent, told)
    witness.unanswered += tries.filter(told => told === null).length
    const told = tries.find(each => each?.ok) ?? tries.find(each => each !== null)
    if (told?.ok) return told.data
    if (told && tries.every(each => each !== null)) {
      if (!isSignedOut(told.error)) {
        if (sent) sent.isRefused = sent.answers.length === 0
        throw told.error
      }
      cookie = await ground.cookieOf(person, true)
    }
    await pause(50 + dice.below(250))
  }
  throw new Unanswered(path)
}

function note(witness: Witness, sent: Sent, told: Told | null): void {
  sent.tries += 1
  witness.tries += 1
  if (told?.ok) witness.acknowledge(sent, told.data)
}

const isSignedOut = (error: Error) => error instanceof RefusalError && error.refusal.reason === 'signInFirst'

/** One try; null when there was no answer, or none that says anything (5xx). */
async function ask(base: string, path: string, input: unknown, cookie: string, isQuery: boolean): Promise<Told | null> {
  const query = isQuery ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
  try {
    const answer = await fetch(`${base}/trpc/${path}${query}`, {
      method: isQuery ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', origin: base, ...(cookie ? { cookie } : {}) },
      ...(isQuery ? {} : { body: JSON.stringify(input) }),
      signal: AbortSignal.timeout(30_000),
    })
    const body = JSON.parse(await answer.text()) as {
      result?: { data: unknown }
      error?: { data?: { refusal?: ServerRefusal | null; fields?: never[] } }
    }
    if (answer.ok && body.result) return { ok: true, data: body.result.data }
    if (answer.status >= 500) return null
    const { refusal, fields } = body.error?.data ?? {}
    return { ok: false, error: refusal ? new RefusalError(refusal) : new InputError(fields ?? []) }
  } catch {
    return null
  }
}
