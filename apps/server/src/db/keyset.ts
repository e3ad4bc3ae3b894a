import { RefusalError } from '../errors.ts'

/** The place after the last row of a page, as opaque text for the client. */
export interface Keyset {
  at: string
  id: string
}

export function closeCursor(keyset: Keyset): string {
  return Buffer.from(JSON.stringify([keyset.at, keyset.id])).toString('base64url')
}

/** null for the first page. @throws RefusalError for text that is no cursor of ours */
export function openCursor(cursor: string | null | undefined): Keyset | null {
  if (!cursor) return null
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (
      typeof at === 'string' &&
      typeof id === 'string' &&
      (at === 'infinity' || !Number.isNaN(Date.parse(at))) &&
      /^[0-9a-f-]{36}$/.test(id)
    )
      return { at, id }
  } catch {
    // not JSON: refused below like every other wrong cursor
  }
  throw new RefusalError({ reason: 'notFound' })
}
