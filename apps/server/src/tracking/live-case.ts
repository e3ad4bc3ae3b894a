import { timingSafeEqual } from 'node:crypto'
import { unseenBySystem } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { readCase } from '../cases/case-reads.sql.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'

const SPAN = 12 * 3600

/**
 * What a page subscribes with after it has shown its case: a stream is opened by an address, and a receipt code has no place in one. It
 * tells its bearer that the case changed, and nothing else.
 */
export function liveToken(app: App, caseNo: string): string {
  // Between one and two spans from now, the same for a whole span: a page that reads again keeps its stream.
  const expiry = (Math.floor(app.now() / 1000 / SPAN) + 2) * SPAN
  return `${caseNo}.${expiry}.${mark(app, caseNo, expiry)}`
}

/** Says that the case of this token has changed. @throws RefusalError for a token that is not ours or has run out */
export async function* liveCase({ app, hub }: Context, token: string, signal: AbortSignal | undefined) {
  const no = readToken(app, token)
  if (no === null) throw new RefusalError({ reason: 'notFound' })
  for await (const news of hub.news(signal ?? new AbortController().signal)) {
    if (news.kind === 'case' && news.caseNo === no) yield { caseNo: no, version: news.version }
    // After a gap nobody knows what was missed: the version as it is now tells.
    const found = news.kind === 'gap' ? await readCase(app.db, { no }, unseenBySystem()) : null
    if (found) yield { caseNo: no, version: found.file.version }
  }
}

function readToken(app: App, token: string): string | null {
  const [no, expiry, given] = token.split('.')
  if (!no || !expiry || !given || Number(expiry) * 1000 < app.now()) return null
  const right = Buffer.from(mark(app, no, Number(expiry)))
  const sent = Buffer.from(given)
  return sent.length === right.length && timingSafeEqual(sent, right) ? no : null
}

const mark = (app: App, caseNo: string, expiry: number) =>
  app.vault.derive('live', `${caseNo} ${expiry}`, 24).toString('base64url')
