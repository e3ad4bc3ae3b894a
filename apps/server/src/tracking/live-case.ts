import { readCase } from '../cases/case-reads.sql.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'
import { performerOf, type Ticket } from './ticket.ts'

/** Says that the case of this ticket has changed. The ticket is proved once, when the page subscribes. */
export async function* liveCase(ctx: Context, proof: Ticket, signal: AbortSignal | undefined) {
  const { no, performer } = performerOf(ctx, proof)
  const record = await readCase(ctx.app.db, { no }, performer.access)
  if (!record) throw new RefusalError({ reason: 'notFound' })
  for await (const news of ctx.hub.news(signal ?? new AbortController().signal))
    if (news.kind === 'case' && news.caseNo === no) yield { caseNo: no, version: news.version }
}
