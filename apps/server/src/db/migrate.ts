import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'

export const migrationsFolder = fileURLToPath(new URL('../../../../migrations', import.meta.url))

/** A migration was edited, renamed or removed after this database had run it. They are frozen: only a new one changes anything. */
export class ChangedMigration extends Error {
  override name = 'ChangedMigration'
}

type Found = { readonly name: string; readonly path: string; readonly hash: string }

/**
 * Brings a database to the newest migration, each in a transaction with the hash of its file, and returns the names of those it ran.
 * Several processes may call it at once. Refuses (`ChangedMigration`) when a landed migration is no longer what it was.
 */
export async function migrateToLatest<DB>(
  db: Kysely<DB>,
  folder: string = migrationsFolder,
  upTo?: string,
): Promise<string[]> {
  const all = findMigrations(folder)
  // A backup is put into the tables that it was made of.
  const found = upTo === undefined ? all : all.filter(({ name }) => name <= upTo)
  await prepareHashes(db)
  await refuseChanged(db, found)
  const migrator = new Migrator({
    db,
    migrationTableSchema: 'public',
    provider: { getMigrations: async () => Object.fromEntries(await Promise.all(found.map(load))) },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find(result => result.status === 'Error')?.migrationName
    throw new Error(failed ? `The migration ${failed} failed: ${String(error)}` : String(error), { cause: error })
  }
  return (results ?? []).filter(result => result.status === 'Success').map(result => result.migrationName)
}

/** Every migration there is, in order, with the hash of its file. */
export const migrationHashes = (folder: string = migrationsFolder): { name: string; hash: string }[] =>
  findMigrations(folder).map(({ name, hash }) => ({ name, hash }))

/** One hash for everything that makes the schema: the same hash, the same empty database. */
export function hashOfMigrations(folder: string = migrationsFolder): string {
  return sha256(
    findMigrations(folder)
      .map(({ name, hash }) => `${name} ${hash}`)
      .join('\n'),
  )
}

function findMigrations(folder: string): Found[] {
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
  const numbers = new Map<string, string>()
  for (const file of files) {
    const number = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.exec(file)?.[1]
    if (!number)
      throw new Error(
        `migrations/${file} is not named like 0001-words.ts; make migrations with: npm run migrate:new -- words`,
      )
    const twin = numbers.get(number)
    if (twin)
      throw new Error(
        `migrations/${twin} and migrations/${file} have the same number: rename the one that has not landed.`,
      )
    numbers.set(number, file)
  }
  return files.map(file => {
    const path = join(folder, file)
    return {
      name: file.slice(0, -'.ts'.length),
      path,
      hash: sha256(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')),
    }
  })
}

async function load({ name, path, hash }: Found): Promise<[string, Migration]> {
  const { up } = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Partial<Migration>
  if (!up) throw new Error(`migrations/${name}.ts exports no function up`)
  return [
    name,
    {
      up: async trx => {
        await up(trx)
        await sql`insert into migration_hashes (name, sha256) values (${name}, ${hash})`.execute(trx)
      },
    },
  ]
}

async function prepareHashes<DB>(db: Kysely<DB>): Promise<void> {
  await db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtext('zuoyeben migration hashes'))`.execute(trx)
    await sql`create table if not exists migration_hashes (
      name text primary key, sha256 text not null, landed_at timestamptz not null default now())`.execute(trx)
  })
}

async function refuseChanged<DB>(db: Kysely<DB>, found: Found[]): Promise<void> {
  const landed = await sql<{
    name: string
    sha256: string
  }>`select name, sha256 from migration_hashes order by name`.execute(db)
  const now = new Map(found.map(({ name, hash }) => [name, hash]))
  for (const { name, sha256: before } of landed.rows) {
    const hash = now.get(name)
    if (hash === before) continue
    throw new ChangedMigration(
      hash
        ? `migrations/${name}.ts was changed after this database had run it. Put it back as it was and write the change as a new one: npm run migrate:new -- words`
        : `This database has run migrations/${name}.ts, which is not here: the code is older than the database, or the file was removed or renamed.`,
    )
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
