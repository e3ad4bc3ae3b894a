import { SPAN_MINUTES, triesAt } from '../access/attempts.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'
import type { Ticket } from './ticket.ts'

/**
 * Guessing a receipt code (60 bits) is hopeless already; this ends the trying. An address that has sent too many wrong ones waits, whatever
 * it sends next. A case at which too many wrong ones arrived is closed to every address that sent one of them; its submitter, who sent
 * none, still gets in: nobody is shut out by another's guesses.
 */
const OF_ADDRESS = 20
const OF_CASE = 10

/** Runs what a ticket asks for. @throws RefusalError `tooMany` before the code is looked at */
export async function withCode<T>(ctx: Context, { caseNo, code }: Ticket, work: () => Promise<T>): Promise<T> {
  if (code === undefined) return work()
  const { app, address } = ctx
  const no = readCaseNumber(caseNo) ?? ''
  const mark = (what: string) => app.vault.fingerprint('wrong code', what).slice(0, 32)
  const buckets = [`address ${mark(address)}`, `case ${mark(no)}`, `both ${mark(`${no} ${address}`)}`]
  const tries = triesAt(app.db, app.now())
  const [ofAddress = 0, ofCase = 0, ofBoth = 0] = await tries.count(buckets)
  const most = OF_ADDRESS * app.limitFactor
  if (ofAddress >= most || (ofCase >= OF_CASE * app.limitFactor && ofBoth > 0))
    throw new RefusalError({ reason: 'tooMany', minutes: SPAN_MINUTES })
  try {
    return await work()
  } catch (error) {
    if (isNotFound(error)) await tries.note(buckets)
    throw error
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof RefusalError && error.refusal.reason === 'notFound'
}
