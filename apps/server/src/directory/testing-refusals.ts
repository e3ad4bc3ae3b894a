import { TRPCError } from '@trpc/server'
import type { Database } from '../db/database.ts'
import { InputError } from '../errors.ts'

/** The fields a procedure found wrong, or the error if it was another. */
export async function fieldsOf(work: Promise<unknown>): Promise<unknown> {
  const thrown: unknown = await work.then(
    () => 'done',
    error => error,
  )
  const cause = thrown instanceof TRPCError ? thrown.cause : thrown
  return cause instanceof InputError ? cause.fields.map(each => each.field) : thrown
}

/** The newest line of the audit log, of one act or of any. */
export async function lastAudit({ db }: { db: Database }, act?: string) {
  const lines = await db
    .selectFrom('audit_log')
    .select(['act', 'person_id', 'actor', 'detail'])
    .where('act', act ? '=' : '<>', act ?? 'signIn')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  return lines[0]
}
