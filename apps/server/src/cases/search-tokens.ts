import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import { readEvents, readPayloads } from './history.sql.ts'
import { tokensOf } from './tokens.ts'
import type { SealedPayload } from './vault.ts'
import { isWords } from './words.ts'

/** Tokens of everything in a case that people search for: what was asked, where, what was answered, what was done. */
export async function searchTokens(
  trx: Trx,
  app: App,
  locked: { id: string; caseNo: string; wrappedKey: Buffer },
  fresh: readonly SealedPayload[] = [],
): Promise<string[]> {
  const key = app.vault.unwrap(locked.wrappedKey)
  const wanted = new Set<string>()
  for (const { body } of await readEvents(trx, locked.id)) {
    const event = body as unknown as Record<string, unknown>
    const parts =
      event.type === 'submitted' || event.type === 'submitterAnswered' || event.type === 'filed'
        ? [event.text, event.place, event.done]
        : []
    for (const part of parts) if (isWords(part)) wanted.add(part.payload)
  }
  const stored = await readPayloads(trx, locked.id, [...wanted])
  const texts = [...stored.map(payload => payload.body), ...fresh.map(payload => payload.body)].map(body =>
    app.vault.open(key, body),
  )
  return tokensOf(locked.caseNo, ...texts.map(text => (typeof text === 'string' ? text : null)))
}
