import type { Database, Reader, Trx } from '../../db/database.ts'
import { endSession } from '../sessions.sql.ts'

/** By which way a session was opened, and the ticket with which the other side may end it. */
export async function noteCampusSession(
  db: Database,
  { token, way, ticketHash }: { token: string; way: string; ticketHash: string | null },
): Promise<void> {
  await db
    .insertInto('campus_sessions')
    .columns(['session_id', 'way', 'ticket_hash'])
    .expression(eb =>
      eb
        .selectFrom('auth_sessions')
        .select(({ val, ref }) => [ref('id').as('id'), val(way).as('way'), val(ticketHash).as('ticket')])
        .where('token', '=', token),
    )
    .execute()
}

export async function wayOfSession(db: Reader, token: string): Promise<string | null> {
  const row = await db
    .selectFrom('campus_sessions as c')
    .innerJoin('auth_sessions as s', 's.id', 'c.session_id')
    .select('c.way')
    .where('s.token', '=', token)
    .executeTakeFirst()
  return row?.way ?? null
}

/** Ends the session that a browser had before this one. */
export async function endSessionByToken(db: Database, token: string): Promise<void> {
  const row = await db.selectFrom('auth_sessions').select('id').where('token', '=', token).executeTakeFirst()
  if (row) await endSession(db, row.id)
}

/** Ends what was opened with this ticket; returns whose it was. */
export async function endSessionsByTicket(trx: Trx, ticketHash: string): Promise<string[]> {
  const sessions = await trx
    .selectFrom('campus_sessions as c')
    .innerJoin('auth_sessions as s', 's.id', 'c.session_id')
    .select(['s.id', 's.user_id as person'])
    .where('c.ticket_hash', '=', ticketHash)
    .execute()
  for (const { id } of sessions) await endSession(trx, id)
  return sessions.map(({ person }) => person)
}

/** Ends every session of a person that was opened by one of these ways. */
export async function endSessionsByWay(trx: Trx, person: string, ways: readonly string[]): Promise<void> {
  const sessions = await trx
    .selectFrom('campus_sessions as c')
    .innerJoin('auth_sessions as s', 's.id', 'c.session_id')
    .select('s.id')
    .where('s.user_id', '=', person)
    .where('c.way', 'in', ways)
    .execute()
  for (const { id } of sessions) await endSession(trx, id)
}
