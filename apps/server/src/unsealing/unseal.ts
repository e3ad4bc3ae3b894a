import { visibleTo } from '../access/policy.ts'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import { readCase } from '../cases/case-reads.sql.ts'
import { openIdentity } from '../cases/identity.ts'
import { inTransaction } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import { stateOf } from './unsealing-view.ts'
import { countShowing, holdCase, insertUnsealing, lockUnsealing, putDecision } from './unsealings.sql.ts'

/**
 * Opening who submitted a case (§3.9): one of the cleared few asks, with a reason; the lead of the school group, another person, decides,
 * with a reason; then the one who asked is shown it, for a day, and every showing is recorded before it is answered. That two people take
 * part is held by the table itself.
 */
const OPEN_HOURS = 24

type Me = Viewer & { readonly person: string }

export async function requestUnsealing(
  app: App,
  me: Me,
  asked: { caseNo: string; reason: string; withheldGround: string | null },
): Promise<{ id: string }> {
  const no = readCaseNumber(asked.caseNo) ?? ''
  const id = app.newId()
  const at = new Date(app.now())
  const access = visibleTo(me, app.now())
  return inTransaction(app.db, async trx => {
    const record = (await holdCase(trx, access, { no })) ? await readCase(trx, { no }, access) : null
    if (!record || record.file.status === 'handedOver') throw new RefusalError({ reason: 'notFound' })
    const key = app.vault.unwrap(record.wrappedKey)
    const seal = (words: string) => app.vault.seal(key, words).body
    const isFirst = await insertUnsealing(trx, {
      id,
      caseId: record.id,
      by: me.person,
      at,
      reason: seal(asked.reason),
      withheldGround: asked.withheldGround === null ? null : seal(asked.withheldGround),
    })
    if (!isFirst) throw new RefusalError({ reason: 'unsealingWaits' })
    await recordAudit(trx, {
      at,
      person: me.person,
      actor: me.person,
      act: 'askUnsealing',
      caseId: record.id,
      detail: { unsealing: id, tellsSubmitter: asked.withheldGround === null },
    })
    await app.queue.send(trx, [{ name: 'unsealing', data: { unsealingId: id } }])
    return { id }
  })
}

/** @throws RefusalError `ownUnsealing` for one's own request, `unsealingDecided` where somebody was faster, `unsealingNotOpen` once handed over */
export async function decideUnsealing(
  app: App,
  me: Me,
  given: { id: string; decision: 'approved' | 'refused'; reason: string },
): Promise<{ expiresAt: string | null }> {
  const at = new Date(app.now())
  return inTransaction(app.db, async trx => {
    const row = await lockUnsealing(trx, visibleTo(me, app.now()), given.id)
    if (!row) throw new RefusalError({ reason: 'notFound' })
    if (row.requestedBy === me.person) throw new RefusalError({ reason: 'ownUnsealing' })
    if (row.decision !== null) throw new RefusalError({ reason: 'unsealingDecided' })
    if (stateOf(row, app.now()) !== 'waiting') throw new RefusalError({ reason: 'unsealingNotOpen' })
    const expiresAt = given.decision === 'approved' ? new Date(app.now() + OPEN_HOURS * 3_600_000) : null
    await putDecision(trx, row.id, {
      decision: given.decision,
      by: me.person,
      at,
      reason: app.vault.seal(app.vault.unwrap(row.wrapped), given.reason).body,
      expiresAt,
    })
    await recordAudit(trx, {
      at,
      person: me.person,
      actor: me.person,
      act: given.decision === 'approved' ? 'approveUnsealing' : 'refuseUnsealing',
      caseId: row.caseId,
      detail: { unsealing: row.id },
    })
    await app.queue.send(trx, [{ name: 'unsealing', data: { unsealingId: row.id } }])
    return { expiresAt: expiresAt?.toISOString() ?? null }
  })
}

export interface Unsealed {
  readonly name: string | null
  readonly contact: string | null
}

/** Shows it to the one who asked, as long as it is open. @throws RefusalError `unsealingNotOpen` */
export async function showUnsealed(app: App, me: Me, id: string): Promise<Unsealed> {
  const at = new Date(app.now())
  const access = visibleTo(me, app.now())
  return inTransaction(app.db, async trx => {
    const row = await lockUnsealing(trx, access, id)
    if (!row) throw new RefusalError({ reason: 'notFound' })
    if (row.requestedBy !== me.person || stateOf(row, app.now()) !== 'open')
      throw new RefusalError({ reason: 'unsealingNotOpen' })
    const record = await readCase(trx, { id: row.caseId }, access)
    if (!record) throw new RefusalError({ reason: 'notFound' })
    await countShowing(trx, id, at)
    await recordAudit(trx, {
      at,
      person: me.person,
      actor: me.person,
      act: 'unseal',
      caseId: row.caseId,
      detail: { unsealing: id },
    })
    await app.queue.send(trx, [{ name: 'unsealing', data: { unsealingId: id } }])
    const { name, contact } = await openIdentity({ db: trx, vault: app.vault }, record)
    return { name, contact: contact?.phone ?? null }
  })
}
