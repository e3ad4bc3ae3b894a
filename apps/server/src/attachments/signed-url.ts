import { timingSafeEqual } from 'node:crypto'
import type { App } from '../app-context.ts'

const SECONDS = 15 * 60

/**
 * The query (`?e=…&s=…`) that makes the address of a file and of its thumbnail open for a quarter of an hour: for whoever follows a case by
 * receipt and has no session. It is given to those alone who have just been shown the file's case, or have just sent the file.
 * @param now epoch milliseconds
 */
export function signature(app: Pick<App, 'vault'>, fileId: string, now: number): string {
  const expiry = String(Math.floor(now / 1000) + SECONDS)
  return `?e=${expiry}&s=${mark(app, fileId, expiry).toString('base64url')}`
}

/** Whether the query carries a signature of ours for this file that has not expired. */
export function isSigned(app: Pick<App, 'vault'>, fileId: string, query: unknown, now: number): boolean {
  const { e, s } = (query ?? {}) as Record<string, unknown>
  if (typeof e !== 'string' || typeof s !== 'string' || !/^\d{1,12}$/.test(e)) return false
  const given = Buffer.from(s, 'base64url')
  const right = mark(app, fileId, e)
  return given.length === right.length && timingSafeEqual(given, right) && now < Number(e) * 1000
}

function mark(app: Pick<App, 'vault'>, fileId: string, expiry: string): Buffer {
  return app.vault.derive('file address', `${fileId} ${expiry}`, 32)
}
