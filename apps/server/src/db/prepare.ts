import pg from 'pg'
import { openDatabase } from './database.ts'
import { migrateToLatest } from './migrate.ts'
import { settleOneRole, settleServerRole } from './server-role.ts'

/**
 * Brings the tables up to date with the migration credential, and gives the server's role its rights where it is another one. Several
 * processes may do so at once. `upTo`: no further than this migration.
 * @throws Error with what to grant, where the migration role may not hand out what the server needs
 */
export async function prepareDatabase(databaseUrl: string, migrationUrl: string, upTo?: string): Promise<void> {
  const { db } = openDatabase(migrationUrl, 1)
  try {
    await migrateToLatest(db, undefined, upTo).catch(mayNot)
    const [server, migration] = [await roleOf(databaseUrl), await roleOf(migrationUrl)]
    const settle = server === migration ? settleOneRole : settleServerRole
    await settle(db, server).catch(fault => refuse(fault, server, migration))
  } finally {
    await db.destroy()
  }
}

async function roleOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ role: string }>('select current_user as role')
    return rows[0]?.role ?? ''
  } finally {
    await client.end()
  }
}

function mayNot(fault: unknown): never {
  const code = (fault as { code?: string }).code ?? (fault as { cause?: { code?: string } }).cause?.code
  if (code !== '42501') throw fault
  throw new Error(
    `The role of DATABASE_URL makes no tables, as it should be: set DATABASE_MIGRATION_URL too (docs/operations.md). ${String(fault)}`,
    { cause: fault },
  )
}

function refuse(fault: unknown, server: string, migration: string): never {
  if ((fault as { code?: string }).code !== '42501') throw fault
  throw new Error(
    `The role ${migration} of DATABASE_MIGRATION_URL may not give ${server} what it needs (${String(fault)}). ` +
      `It must own the database, and: grant ${server} to ${migration}`,
    { cause: fault },
  )
}
