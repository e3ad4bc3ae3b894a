import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { recordAudit } from './record.sql.ts'
import { readHead, sealAudit } from './seal.sql.ts'
import { sealAll } from './testing-chain.ts'

let house: TestHouse
let server: pg.Client
let owner: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  server = new pg.Client({ connectionString: house.databaseUrl })
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await Promise.all([server.connect(), owner.connect()])
})
afterAll(async () => {
  await Promise.all([server.end(), owner.end()])
  await house.close()
})

const db = () => house.house.app.db
const write = (actor: string) => recordAudit(db(), { at: new Date(house.now()), person: null, actor, act: 'read' })

describe('the role the server runs under', () => {
  test('is not the owner of anything in public and says so', async () => {
    expect(house.house.app.audit.isProtected).toBe(true)
    const { rows } = await server.query(
      `select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relowner = current_user::regrole`,
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  test.each([
    `update audit_log set actor = 'somebody else'`,
    'delete from audit_log',
    'truncate audit_log',
    'drop table audit_log',
    'alter table audit_log disable trigger all',
    'alter table audit_log disable trigger append_only',
    'alter table audit_log add column more text',
    `create rule quiet as on insert to audit_log do instead nothing`,
    `insert into audit_log (id, at, actor, act, detail) overriding system value values (1, now(), 'x', 'read', '{}')`,
    `select setval('audit_log_id_seq', 1)`,
    `select nextval('audit_log_id_seq')`,
    `update audit_seals set hash = hash`,
    'delete from audit_seals',
    'truncate audit_seals, audit_anchors',
    `insert into audit_seals (n, last_id, lines, sealed_at, leaves, hash) values (9999, 1, 1, now(), decode(repeat('00', 40), 'hex'), decode(repeat('00', 32), 'hex'))`,
    'drop table audit_anchors',
    'delete from audit_anchors',
    'select drop_audit_segment(400)',
    'create or replace function seal_audit() returns int language sql as $$ select 0 $$',
    'drop function seal_audit()',
    'create table public.mine (n int)',
    `set session_replication_role = 'replica'`,
    'update kysely_migration set name = name',
    'set role pg_write_all_data',
  ])('cannot: %s', async statement => {
    await write('before the attempt')
    await sealAudit(db())
    await expect(server.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('an owner who only slips is held by the trigger', async () => {
    for (const statement of ['update audit_log set act = act', 'delete from audit_seals', 'truncate audit_log'])
      await expect(owner.query(statement)).rejects.toThrow(/append-only/)
  })
})

describe('sealing', () => {
  test('leaves nothing behind, in the order of the lines', async () => {
    for (let n = 0; n < 5; n++) await write(`line ${n}`)
    await sealAll(db())
    const { seal, unsealed } = await readHead(db())
    const { rows } = await owner.query('select max(id)::int as last from audit_log')
    expect(seal?.lastLine).toBe(rows[0]?.last)
    expect(unsealed).toEqual({ lines: 0, since: null })
  })

  test('waits for a line that was begun earlier and commits later, and takes it then', async () => {
    await sealAll(db())
    const before = (await readHead(db())).seal?.n ?? 0
    await server.query('begin')
    await server.query(`insert into audit_log (at, actor, act, detail) values (now(), 'slow', 'read', '{}')`)
    await write('quick')
    expect(await sealAudit(db())).toBe(0)
    expect((await readHead(db())).unsealed.lines).toBe(1)
    await server.query('commit')
    await sealAll(db())
    const { rows } = await owner.query('select n::int, lines, last_id::int from audit_seals where n > $1', [before])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ n: before + 1, lines: 2 })
  })

  test('a line that was taken back leaves no gap to wonder at', async () => {
    await sealAll(db())
    await server.query('begin')
    await server.query(`insert into audit_log (at, actor, act, detail) values (now(), 'undone', 'read', '{}')`)
    await server.query('rollback')
    await write('kept')
    await sealAll(db())
    expect((await readHead(db())).unsealed.lines).toBe(0)
  })

  test('by several processes at once seals every line once, while others write', async () => {
    await sealAll(db())
    const from = (await readHead(db())).seal?.n ?? 0
    const writing = Promise.all(Array.from({ length: 60 }, (_, n) => write(`many ${n}`)))
    await Promise.all([sealAudit(db()), sealAudit(db()), sealAudit(db())])
    await writing
    await sealAll(db())
    const { rows } = await owner.query('select sum(lines)::int as n from audit_seals where n > $1', [from])
    expect(rows).toEqual([{ n: 60 }])
  })
})
