import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { keepUpload } from '../attachments/keep-upload.ts'
import { photo } from '../attachments/testing-uploads.ts'
import { anchorAudit } from '../audit/seal.sql.ts'
import { CaseStory } from '../testing/case-story.ts'
import { freshDatabase } from '../testing/database.ts'
import { Crowd } from '../testing/roam.ts'
import { openTempFolder } from '../testing/temp-folder.ts'
import { asAdmin, urlOf } from '../testing/template.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { fileOfTable, MANIFEST } from './manifest.ts'
import { installedPgDump } from './pg-dump.ts'

/** The two commands as an operator calls them, each a process of its own. */
let house: TestHouse
let crowd: Crowd
const places = openTempFolder('zuoyeben-backup-')
const [to, keys] = [join(places, 'backups'), join(places, 'keys')]
const empty: { name: string; url: string; serverUrl: string }[] = []
beforeAll(async () => {
  house = await openTestHouse()
  const { app } = house.house
  const student = house.everyone().find(person => person.appointments.length === 0)
  const file = await keepUpload(app, await photo(), 'photo.jpg', student?.person ?? null)
  await CaseStory.leave(house, 'JDXY', '教学楼二楼的饮水机不出热水。', { files: [file.id] }, student)
  crowd = new Crowd(house, 11)
  for (let i = 0; i < 8; i += 1) await crowd.leave(i % 4 === 3 ? { sensitive: true } : {})
  for (let i = 0; i < 60; i += 1) await crowd.step()
  await house.house.sealer.round()
  await anchorAudit(app.db, '2026-11-12')
  await house.house.sealer.round()
}, 120_000)
afterAll(async () => {
  await house.close()
  const { url } = inject('cluster')
  for (const { name } of empty)
    await asAdmin(url, client => client.query(`drop database if exists ${name} with (force)`))
  rmSync(places, { recursive: true, force: true })
})

async function run(program: 'backup' | 'restore', args: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, `../${program}.ts`), ...args], {
    env: { PATH: process.env.PATH, ZUOYEBEN_LOG: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}
const ofHouse = () => ({
  DATABASE_URL: house.databaseUrl,
  DATABASE_MIGRATION_URL: house.ownerUrl,
  ZUOYEBEN_DATA: house.config.dataFolder,
})
/** A database with nothing in it at all, and an empty folder. */
async function emptyHouse(): Promise<Record<string, string>> {
  const { url, serverUrl } = inject('cluster')
  const name = `zyb_restored_${empty.length}_${process.pid}`
  await asAdmin(url, client => client.query(`create database ${name} encoding 'UTF8' template template0`))
  const place = { name, url: urlOf(url, name), serverUrl: urlOf(serverUrl, name) }
  empty.push(place)
  return {
    DATABASE_URL: place.serverUrl,
    DATABASE_MIGRATION_URL: place.url,
    ZUOYEBEN_DATA: openTempFolder('zuoyeben-restored-'),
    ZUOYEBEN_DEMO: '0',
  }
}
const newest = () => join(to, readdirSync(to).sort().at(-1) ?? '')
/** Every row of every table, in an order of its own. */
async function contents(url: string, tables: readonly string[]): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found: Record<string, string> = {}
  for (const table of tables) {
    const { rows } = await client.query(
      `select md5(coalesce(string_agg(row, E'\\n' order by row), '')) as hash, count(*) from (select to_jsonb(t)::text as row from ${table} t) x`,
    )
    found[table] = `${rows[0].count} ${rows[0].hash}`
  }
  await client.end()
  return found
}

test('a backup is one snapshot of everything while people work, without a key in it', async () => {
  let isWorking = true
  const work = (async () => {
    while (isWorking) await crowd.step().catch(() => {})
  })()
  const { code, said } = await run('backup', ['--to', to, '--keys-to', keys], ofHouse())
  isWorking = false
  await work
  expect(said).toMatch(/cases/)
  expect(code).toBe(0)
  const folder = newest()
  expect(folder).toMatch(/zuoyeben-\d{8}T\d{6}Z$/)
  const manifest = MANIFEST.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  if ((installedPgDump() ?? 0) >= Number.parseInt(manifest.server, 10)) {
    const { stdout } = spawnSync('pg_restore', ['--list', join(folder, 'database.dump')], { encoding: 'utf8' })
    expect(stdout).toMatch(/TABLE DATA public case_events/)
  } else expect(said).toMatch(/pg_dump: .*none that is new enough/)
  const text = (name: string) =>
    gunzipSync(readFileSync(join(folder, 'tables', fileOfTable({ schema: 'public', name })))).toString()
  const rowsOf = (name: string) => manifest.tables.find(table => table.name === name)?.rows
  expect(text('cases').split('\n').filter(Boolean)).toHaveLength(rowsOf('cases') ?? -1)
  expect(manifest.files).toMatchObject({ missing: 0 })
  expect(statSync(folder).mode & 0o077).toBe(0)
  const ring = readFileSync(join(house.config.dataFolder, 'master.key'), 'utf8')
  expect(readFileSync(join(keys, 'master.key'), 'utf8')).toBe(ring)
  const secrets = Object.values(JSON.parse(ring).keys as Record<string, string>).map(key => Buffer.from(key))
  const inside = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  expect(inside.length).toBeGreaterThan(30)
  for (const entry of inside) {
    expect(entry.name).not.toMatch(/^master|[.]key$|[.]pem$/)
    const bytes = readFileSync(join(entry.parentPath, entry.name))
    for (const secret of [Buffer.from(ring.slice(40, 80)), ...secrets])
      expect((entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).includes(secret), entry.name).toBe(false)
  }
  expect((await run('backup', ['--to', to, '--keys-to', join(to, 'keys')], ofHouse())).code).toBe(2)
}, 120_000)

test('restored into nothing it is row for row the same, sound, proved, readable, and lives on', async () => {
  const { code: made } = await run('backup', ['--to', to], ofHouse())
  expect(made).toBe(0)
  const folder = newest()
  const place = await emptyHouse()
  const { code, said } = await run('restore', [folder, '--keys', keys], place)
  expect(said).toMatch(/0 breaches/)
  expect(said).toMatch(/audit chain: \d+ lines, 0 findings/)
  expect(said).not.toMatch(/named and not there|not the ring/)
  expect(code, said).toBe(0)
  const manifest = MANIFEST.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const tables = manifest.tables.filter(({ name }) => name !== 'queue').map(({ schema, name }) => `${schema}.${name}`)
  const later = ['public.audit_seals']
  const same = tables.filter(name => !later.includes(name))
  expect(await contents(place.DATABASE_MIGRATION_URL ?? '', same)).toEqual(await contents(house.ownerUrl, same))
  // The log goes on behind its last line, and is as closed as it was.
  const client = new pg.Client({ connectionString: place.DATABASE_MIGRATION_URL })
  await client.connect()
  const { rows: next } =
    await client.query(`insert into audit_log (at, actor, act, detail) values (now(), 'system', 'list', '{}')
    returning id > (select max(id) from audit_log) as is_later`)
  expect(next).toEqual([{ is_later: true }])
  await expect(client.query('delete from audit_log')).rejects.toThrow(/append-only/)
  const { rows: references } = await client.query(
    `select count(*)::int as n from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  const { rows: before } = await asAdmin(house.ownerUrl, it =>
    it.query(
      `select count(*)::int as n from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    ),
  )
  expect(references).toEqual(before)
  await client.end()
  const again = await run('restore', [folder], place)
  expect(again.code).toBe(1)
  expect(again.said).toMatch(/somebody lives in this database/)
  rmSync(place.ZUOYEBEN_DATA ?? '', { recursive: true, force: true })
}, 180_000)

test('the one made while people worked is sound; without the keys of that time it says that words cannot be read', async () => {
  const place = await emptyHouse()
  const [live = ''] = readdirSync(to).sort()
  const { code, said } = await run('restore', [join(to, live)], place)
  expect(said).toMatch(/\d+ events, 0 breaches/)
  expect(said).toMatch(/lines, 0 findings/)
  expect(code).toBe(1)
  expect(said).toMatch(/not the ring of that time/)
}, 120_000)

test('a backup that was changed, cut short or is of other code is refused before anything is touched', async () => {
  const whole = newest()
  const place = await emptyHouse()
  const spoil = async (name: string, change: (folder: string) => void) => {
    const folder = join(places, name)
    cpSync(whole, folder, { recursive: true })
    change(folder)
    const { code, said } = await run('restore', [folder, '--keys', keys], place)
    expect(code, name).toBe(1)
    return said
  }
  const table = join('tables', 'public.cases.copy.gz')
  expect(await spoil('longer', folder => appendFileSync(join(folder, table), 'x'))).toMatch(/not what was written/)
  expect(await spoil('gone', folder => rmSync(join(folder, table)))).toMatch(/missing/)
  expect(await spoil('partial', folder => rmSync(join(folder, 'manifest.json')))).toMatch(/no whole backup/)
  const [file = ''] = readFileSync(join(whole, 'files.sha256'), 'utf8').split('\n')
  expect(await spoil('file', folder => appendFileSync(join(folder, 'files', file.slice(66)), 'x'))).toMatch(
    /attachments/,
  )
  const edit = (change: (manifest: { migrations: { name: string; sha256: string }[] }) => void) => (folder: string) => {
    const manifest = JSON.parse(readFileSync(join(whole, 'manifest.json'), 'utf8'))
    change(manifest)
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  }
  const newer = edit(manifest => manifest.migrations.push({ name: '9999-of-tomorrow', sha256: '0'.repeat(64) }))
  expect(await spoil('newer', newer)).toMatch(/9999-of-tomorrow/)
  expect(
    await asAdmin(place.DATABASE_MIGRATION_URL ?? '', it => it.query(`select to_regclass('public.cases') as there`)),
  ).toMatchObject({ rows: [{ there: null }] })
  expect(existsSync(join(place.ZUOYEBEN_DATA ?? '', 'files'))).toBe(false)
}, 120_000)

test('rows that are missing are noticed, and nothing of the rest stays', async () => {
  const folder = join(places, 'fewer')
  cpSync(newest(), folder, { recursive: true })
  const path = join(folder, 'manifest.json')
  const manifest = MANIFEST.parse(JSON.parse(readFileSync(path, 'utf8')))
  const tables = manifest.tables.map(table =>
    table.name === 'jobs' || table.name === 'units' ? { ...table, rows: table.rows + 1 } : table,
  )
  writeFileSync(path, JSON.stringify({ ...manifest, tables }))
  const database = await freshDatabase()
  const place = {
    DATABASE_URL: database.url,
    DATABASE_MIGRATION_URL: database.ownerUrl,
    ZUOYEBEN_DATA: join(places, 'data'),
  }
  const { code, said } = await run('restore', [folder, '--keys', keys], place)
  expect(code).toBe(1)
  expect(said).toMatch(/public\.units: \d+ rows came/)
  const { rows } = await asAdmin(database.ownerUrl, it => it.query('select count(*)::int as n from cases'))
  expect(rows).toEqual([{ n: 0 }])
  await database.drop()
}, 120_000)
