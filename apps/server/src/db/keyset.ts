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

/** Exactly what pages hand out: anything looser would reach PostgreSQL as a date or an id that it cannot read. */
const PLACE = z.object({ at: z.union([z.literal('infinity'), z.iso.datetime()]), id: z.guid() })

function parse(cursor: string): Keyset | null {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    return PLACE.safeParse({ at, id }).data ?? null
  } catch {
    return null
  }
}
