import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../testing/database.ts'
import { hashOfMigrations, migrateToLatest } from './migrate.ts'

const kysely = pathToFileURL(createRequire(import.meta.url).resolve('kysely')).href
const open = (url: string) =>
  new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) }) })

describe('the migrations of this repository', () => {
  let database: FreshDatabase
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  it('have all run in a fresh database, and a second run does nothing', async () => {
    const db = open(database.ownerUrl)
    expect(await migrateToLatest(db)).toEqual([])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from migration_hashes`.execute(db)
    expect(rows[0]?.n).toBeGreaterThan(0)
    await db.destroy()
  })

  it('leave text that sorts, compares and matches Chinese', async () => {
    const db = open(database.ownerUrl)
    const { rows } = await sql<{ encoding: string; letter: boolean }>`
      select current_setting('server_encoding') as encoding, '作' ~ '[[:alpha:]]' as letter`.execute(db)
    expect(rows[0]).toEqual({ encoding: 'UTF8', letter: true })
    await db.destroy()
  })
})

describe('a folder of migrations', () => {
  let database: FreshDatabase
  let folder: string
  let db: Kysely<unknown>
  const write = (name: string, statement: string) =>
    writeFileSync(
      join(folder, name),
      `import { sql } from ${JSON.stringify(kysely)}\nexport const up = db => sql\`${statement}\`.execute(db)\n`,
    )

  beforeEach(async () => {
    database = await freshDatabase()
    folder = mkdtempSync(join(tmpdir(), 'migrations-'))
    db = open(database.ownerUrl)
    await sql`drop schema public cascade`.execute(db)
    await sql`create schema public`.execute(db)
  })
  afterEach(async () => {
    await db.destroy()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('runs in the order of its numbers, each once', async () => {
    write('0002-second.ts', 'alter table a add column later int')
    write('0001-first.ts', 'create table a (id int)')
    expect(await migrateToLatest(db, folder)).toEqual(['0001-first', '0002-second'])
    write('0003-third.ts', 'alter table a drop column later')
    expect(await migrateToLatest(db, folder)).toEqual(['0003-third'])
  })

  it('runs once when two processes start together', async () => {
    write('0001-first.ts', 'create table a (id int)')
    const other = open(database.ownerUrl)
    const ran = await Promise.all([migrateToLatest(db, folder), migrateToLatest(other, folder)])
    await other.destroy()
    expect(ran.flat()).toEqual(['0001-first'])
  })

  it('is refused when a landed migration was changed, and runs again once it is put back', async () => {
    write('0001-first.ts', 'create table a (id int)')
    const before = hashOfMigrations(folder)
    await migrateToLatest(db, folder)
    write('0001-first.ts', 'create table a (id bigint)')
    expect(hashOfMigrations(folder)).not.toBe(before)
    await expect(migrateToLatest(db, folder)).rejects.toThrow(/0001-first\.ts was changed after/)
    write('0001-first.ts', 'create table a (id int)')
    expect(await migrateToLatest(db, folder)).toEqual([])
  })

  it('is refused when a landed migration is missing', async () => {
    write('0001-first.ts', 'create table a (id int)')
    await migrateToLatest(db, folder)
    rmSync(join(folder, '0001-first.ts'))
    await expect(migrateToLatest(db, folder)).rejects.toThrow(/older than the database/)
  })

  it('leaves nothing behind of a migration that fails half way', async () => {
    write('0001-first.ts', 'do $$ begin create table a (id int); perform 1/0; end $$')
    await expect(migrateToLatest(db, folder)).rejects.toThrow(/0001-first failed: .*division by zero/)
    const { rows } = await sql<{ there: boolean }>`select to_regclass('a') is not null as there`.execute(db)
    expect(rows[0]?.there).toBe(false)
  })

  it('refuses a name without a number and two of the same number', async () => {
    write('first.ts', 'select 1')
    await expect(migrateToLatest(db, folder)).rejects.toThrow(/not named like 0001-words\.ts/)
    rmSync(join(folder, 'first.ts'))
    write('0001-first.ts', 'select 1')
    write('0001-other.ts', 'select 1')
    await expect(migrateToLatest(db, folder)).rejects.toThrow(/same number/)
  })
})
