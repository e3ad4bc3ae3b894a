import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { canonicalJson } from '@zuoyeben/rules'
import type { App } from '../apps/server/src/app-context.ts'
import { invented } from '../apps/server/src/story/invented.ts'
import type { Dice } from '../apps/server/src/testing/dice.ts'

export interface Doubles {
  readonly submissions: number
  /** Requests that they were sent with. */
  readonly sent: number
  /** Keys with another number of cases than one, or with receipts that differ. */
  readonly wrong: string[]
}

/**
 * Sends so many submissions two or three times each, at once or one after the other, as a double click, a lost answer and a page loaded again
 * do (bar R2): each is one case, and every answer is the same receipt.
 */
export async function sendTwice(
  app: App,
  submit: (input: object) => Promise<unknown>,
  submissions: number,
  dice: Dice,
): Promise<Doubles> {
  const before = await countCases(app)
  const wrong: string[] = []
  let [sent, next] = [0, 0]
  const one = async (n: number) => {
    const { text, ...more } = invented(n)
    const input = { key: randomUUID(), text, entryUnit: 'JDXY', consent: '2026-11', ...more }
    const times = dice.chance(0.2) ? 3 : 2
    const isAtOnce = dice.chance(0.5)
    const receipts: string[] = []
    const send = async () => void receipts.push(canonicalJson((await submit(input)) as never))
    sent += times
    if (isAtOnce) await Promise.all(Array.from({ length: times }, async () => pause(dice.below(3)).then(send)))
    else for (let i = 0; i < times; i += 1) await send()
    if (new Set(receipts).size !== 1)
      wrong.push(`submission ${n + 1} has the receipts ${[...new Set(receipts)].join(' and ')}`)
  }
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      while (next < submissions) await one(next++)
    }),
  )
  const born = (await countCases(app)) - before
  if (born !== submissions) wrong.push(`${submissions} submissions are ${born} cases`)
  return { submissions, sent, wrong }
}

async function countCases(app: App): Promise<number> {
  const { n } = await app.db
    .selectFrom('cases')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
