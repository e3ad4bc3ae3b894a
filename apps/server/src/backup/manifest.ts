import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/)

/** What a backup says of itself, in `manifest.json`; it is written last, so a folder without one is no backup. */
export const MANIFEST = z.object({
  format: z.literal(1),
  at: z.iso.datetime(),
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256 })).min(1),
  jobsVersion: z.int(),
  tables: z.array(
    z.object({
      schema: z.enum(['public', 'jobs']),
      name: identifier,
      columns: z.array(identifier).min(1),
      rows: z.int().min(0),
      sha256,
    }),
  ),
  sequences: z.array(z.object({ name: identifier, last: z.int().nullable() })),
  /** Attachments; null: they lie in a bucket and are backed up there. */
  files: z.object({ n: z.int(), bytes: z.int(), missing: z.int() }).nullable(),
})
export type Manifest = z.infer<typeof MANIFEST>

export const PARTS = {
  manifest: 'manifest.json',
  tables: 'tables',
  files: 'files',
  fileList: 'files.sha256',
  anchors: 'audit-anchors',
  dump: 'database.dump',
} as const
export const fileOfTable = (table: { schema: string; name: string }): string => `${table.schema}.${table.name}.copy.gz`
