import { addWorkingDays, dateOf } from '@zuoyeben/worktime'
import { z } from 'zod'
import type { App } from '../app-context.ts'
import { ANSWER_DAYS } from '../configuration/effective-notice.ts'
import { inTransaction, type Trx } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import { type Ticket, ticket } from '../tracking/ticket.ts'
import type { Context } from '../trpc.ts'
import type { About } from './consents.sql.ts'
import type { By } from './let-go.ts'
import { ownCase } from './own-case.ts'
import { recordOwn } from './own-records.sql.ts'
import { hasHeldOffice, PROFILE_FIELDS } from './profile.sql.ts'
import {
  closeRequest,
  insertRequest,
  isWaiting,
  lockRequest,
  type RequestKind,
  readRequestsOf,
} from './requests.sql.ts'

const words = z.string().trim().max(500).default('')
export const askInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['deleteCase', 'limitCase']), ticket, words }),
  z.object({
    kind: z.literal('correctProfile'),
    field: z.enum(PROFILE_FIELDS),
    value: z.string().trim().min(1).max(60),
  }),
  z.object({ kind: z.literal('deleteAccount'), words }),
])
export type Asked = z.infer<typeof askInput>

/**
 * A request that somebody has to answer (PIPL 46, 47): within fifteen working days, by a named office, with a reason where it is refused.
 * @throws RefusalError `caseStillOpen`, `goneAlready`, `askedAlready`, `holdsOffice`, `signInFirst`, `notFound`
 */
export async function askRight(ctx: Context, asked: Asked): Promise<{ id: string; dueOn: string }> {
  const { app, viewer } = ctx
  return inTransaction(app.db, async trx => {
    if ('ticket' in asked) {
      const { held, performer, about } = await ownCase(ctx, trx, asked.ticket, true)
      if (held.wordsGoneAt || (held.limitedAt && asked.kind === 'limitCase'))
        throw new RefusalError({ reason: 'goneAlready' })
      if (!held.endedAt) throw new RefusalError({ reason: 'caseStillOpen' })
      return note(app, trx, about, asked.kind, { words: asked.words }, { by: null, actor: performer.name })
    }
    const { person } = viewer
    if (person === null) throw new RefusalError({ reason: 'signInFirst' })
    if (asked.kind === 'deleteAccount' && (await hasHeldOffice(trx, person, new Date(app.now()))) === 'now')
      throw new RefusalError({ reason: 'holdsOffice' })
    const { kind, ...body } = asked
    return note(app, trx, { person }, kind, body, { by: person, actor: person })
  })
}

async function note(app: App, trx: Trx, about: About, kind: RequestKind, body: object, by: By) {
  if (await isWaiting(trx, about, kind)) throw new RefusalError({ reason: 'askedAlready' })
  const id = app.newId()
  const at = new Date(app.now())
  const dueOn = addWorkingDays(app.configuration.calendar(), dateOf(app.now()), ANSWER_DAYS, 'allWorkingDays')
  await insertRequest(trx, { id, kind, about, body: sealFor(app, id, body), at, dueOn })
  await recordOwn(trx, { id: app.newId(), at, act: 'askRight', about, detail: { kind }, ...by })
  return { id, dueOn }
}

/** What somebody wrote with a request, sealed by a key that is made from its id and stored nowhere. */
const keyFor = (app: App, id: string) => ({
  plain: app.vault.derive('rights request', id, 32),
  wrapped: Buffer.alloc(0),
})
const sealFor = (app: App, id: string, body: object) => app.vault.seal(keyFor(app, id), body).body
export interface RequestBody {
  readonly words?: string
  readonly field?: (typeof PROFILE_FIELDS)[number]
  readonly value?: string
}
export const openBody = (app: App, id: string, body: Buffer | null): RequestBody =>
  body === null ? {} : (app.vault.open(keyFor(app, id), body) as RequestBody)

/** Takes back a request that still waits. Answered meanwhile, it stays answered. */
export async function takeBack(ctx: Context, id: string, proof: Ticket | undefined): Promise<void> {
  const { app, viewer } = ctx
  await inTransaction(app.db, async trx => {
    const own = proof ? await ownCase(ctx, trx, proof) : null
    const request = await lockRequest(trx, id)
    const isMine = own ? request?.caseId === own.held.id : request?.person != null && request.person === viewer.person
    if (!request || !isMine) throw new RefusalError({ reason: 'notFound' })
    if (request.status !== 'open') return
    const at = new Date(app.now())
    await closeRequest(trx, id, { status: 'takenBack', at, by: null, reason: null })
    const about: About = own ? own.about : { person: request.person as string }
    const by = own ? { by: null, actor: own.performer.name } : { by: viewer.person, actor: viewer.person ?? '' }
    await recordOwn(trx, { id: app.newId(), at, act: 'takeBackRight', about, detail: { kind: request.kind }, ...by })
  })
}

export async function requestsShown(app: App, about: About) {
  return (await readRequestsOf(app.db, about)).map(({ id, kind, status, askedAt, dueOn, decidedAt, reason }) => ({
    id,
    kind,
    status,
    askedAt: askedAt.toISOString(),
    dueOn,
    decidedAt: decidedAt?.toISOString() ?? null,
    reason,
  }))
}
