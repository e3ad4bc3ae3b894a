import { z } from 'zod'

/** The place after the last row of a page, as opaque text for the client. */
export interface Keyset {
  at: string
  id: string
}

export function closeCursor(keyset: Keyset): string {
  return Buffer.from(JSON.stringify([keyset.at, keyset.id])).toString('base64url')
}

/** Input of a page: refused where it is no cursor of ours. */
export const cursorInput = z
  .string()
  .max(200)
  .refine(text => parse(text) !== null)
  .optional()

/** null for the first page. */
export function openCursor(cursor: string | undefined): Keyset | null {
  return cursor === undefined ? null : parse(cursor)
}

function parse(cursor: string): Keyset | null {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (typeof at !== 'string' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return null
    return at === 'infinity' || !Number.isNaN(Date.parse(at)) ? { at, id } : null
  } catch {
    return null
  }
}
