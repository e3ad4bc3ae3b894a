import { grantsOn } from '../access/holding.ts'
import { type Access, visibleTo } from '../access/policy.ts'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { type CaseRecord, readCase } from '../cases/case-reads.sql.ts'
import { announcement } from '../cases/change-of.ts'
import { isOpenForMessages, mayWriteTo } from '../cases/conversation.ts'
import { inTransaction } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import { appendMessage, countFromSubmitter, holdKey } from './messages.sql.ts'

/**
 * The conversation beside a case (C3-10): the submitter may write at any time while it is open, with an account or by number and code, and
 * those who have it in hand write back. Neither learns who the other is beyond what the case page shows. It moves nothing: no status, no
 * clock; the one side is told that the other has written.
 */
export interface Writing {
  readonly no: string
  readonly text: string
  /** A second sending with the same key changes nothing. */
  readonly key: string
}

const MINUTE = 60_000
/** What a submitter may write to one case: enough for a talk, too little for a flood. */
const PACES = [
  { most: 6, minutes: 10 },
  { most: 40, minutes: 24 * 60 },
]

/** @throws RefusalError `notFound`, `caseIsOver`, `tooMany` */
export async function writeAsSubmitter(
  app: App,
  me: { readonly access: Access; readonly name: string },
  writing: Writing,
): Promise<{ n: number }> {
  const read = async () => {
    const record = await readCase(app.db, { no: writing.no }, me.access)
    if (!record) throw new RefusalError({ reason: 'notFound' })
    return record
  }
  return append(app, read, writing, { name: me.name, person: null })
}

/** @throws RefusalError `notFound`, `notAllowed` for whoever has it not in hand, `caseIsOver` */
export async function writeAsStaff(
  app: App,
  me: Viewer & { person: string },
  writing: Writing,
): Promise<{ n: number }> {
  const read = async () => {
    const record = await readCase(app.db, { no: writing.no }, visibleTo(me, app.now()))
    if (!record) throw new RefusalError({ reason: 'notFound' })
    if (!mayWriteTo(me, record.file, grantsOn(me, record, app.now()))) throw new RefusalError({ reason: 'notAllowed' })
    return record
  }
  return append(app, read, writing, { name: me.person, person: me.person })
}

async function append(
  app: App,
  read: () => Promise<CaseRecord>,
  { text, key }: Writing,
  author: { name: string; person: string | null },
): Promise<{ n: number }> {
  const record = await read()
  const { file } = record
  if (!isOpenForMessages(file)) throw new RefusalError({ reason: 'caseIsOver' })
  const at = new Date(app.now())
  const body = app.vault.seal(app.vault.unwrap(record.wrappedKey), text).body
  const announce = announcement(file, record.caseNo, record)
  const done = await inTransaction(app.db, async trx => {
    // Handed over, or wrapped anew, since it was read: what was sealed with the old key could not be opened.
    if (!(await holdKey(trx, record.id, record.wrappedKey))) return null
    const { n, isNew } = await appendMessage(trx, {
      caseId: record.id,
      key,
      at,
      person: author.person,
      body,
      announce,
    })
    if (!isNew) return { n }
    if (author.person === null)
      for (const { most, minutes } of PACES)
        if ((await countFromSubmitter(trx, record.id, new Date(at.getTime() - minutes * MINUTE))) > most)
          throw new RefusalError({ reason: 'tooMany', minutes })
    await recordAudit(trx, {
      at,
      person: author.person,
      actor: author.name,
      act: 'message',
      caseId: record.id,
      detail: { n },
    })
    await app.queue.send(trx, [{ name: 'message', data: { caseId: record.id, n } }])
    return { n }
  })
  return done ?? append(app, read, { text, key, no: record.caseNo }, author)
}
