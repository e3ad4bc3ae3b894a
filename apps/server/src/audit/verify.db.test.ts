import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { recordAudit } from './record.sql.ts'
import { anchorAudit } from './seal.sql.ts'
import { sealAll } from './testing-chain.ts'
import { verifyAudit } from './verify-audit.ts'

/** What an owner of the database can do to the log, and how it shows. */

const TABLES = ['audit_log', 'audit_seals', 'audit_anchors']
let house: TestHouse
let owner: pg.Client
let files: Record<string, string>
const db = () => house.house.app.db
const folder = () => house.config.audit.anchors

beforeAll(async () => {
  house = await openTestHouse()
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  for (const day of ['2026-11-09', '2026-11-10', '2026-11-11']) {
    for (let seal = 0; seal < 3; seal++) await writeAndSeal(4)
    await anchorAudit(db(), day)
  }
  await writeAndSeal(6)
  await house.house.sealer.round()
  files = Object.fromEntries(readdirSync(folder()).map(name => [name, readFileSync(join(folder(), name), 'utf8')]))
  for (const table of TABLES) await owner.query(`create table kept_${table} as table ${table}`)
})
afterAll(async () => {
  await owner.end()
  await house.close()
})
afterEach(async () => {
  await unseen('truncate audit_log, audit_seals, audit_anchors')
  for (const table of TABLES) await unseen(`insert into ${table} overriding system value select * from kept_${table}`)
  rmSync(folder(), { recursive: true })
  mkdirSync(folder())
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder(), name), content)
})

async function writeAndSeal(lines: number): Promise<void> {
  for (let n = 0; n < lines; n++)
    await recordAudit(db(), { at: new Date(house.now()), person: null, actor: `line ${n}`, act: 'read', detail: { n } })
  await sealAll(db())
}

/** As somebody who owns the database would: without the triggers. */
async function unseen(statement: string): Promise<void> {
  await owner.query(`set session_replication_role = 'replica'`)
  await owner.query(statement)
  await owner.query(`set session_replication_role = 'origin'`)
}

async function found(statement: string): Promise<string[]> {
  await unseen(statement)
  const { findings } = await verify()
  return findings.map(finding => finding.kind)
}

const verify = () => verifyAudit(db(), { folder: folder(), now: Date.now() })
/** The last line but so many of those that are sealed. */
const line = (back: number) => `(select id from audit_log order by id desc offset ${back} limit 1)`

test('an untouched chain holds, up to its last line', async () => {
  const proof = await verify()
  expect(proof).toMatchObject({ found: 0, findings: [], anchors: 3, files: 3, goneSegments: 0 })
  const { rows } = await owner.query('select count(*)::int as n, max(id)::int as last from audit_log')
  expect(proof.lines).toBe(rows[0]?.n)
  expect(proof.upTo?.line).toBe(rows[0]?.last)
})

describe('a line', () => {
  test.each([
    "at = at + interval '1 microsecond'",
    `actor = 'nobody'`,
    `act = 'list'`,
    `detail = '{"n": 99}'`,
    `person_id = gen_random_uuid()`,
    `case_id = gen_random_uuid()`,
  ])('of which %s was changed is named', async change => {
    const { rows } = await owner.query(`select ${line(2)}::int as id`)
    await unseen(`update audit_log set ${change} where id = ${line(2)}`)
    expect((await verify()).findings).toEqual([{ kind: 'lineEdited', line: rows[0].id, seal: expect.any(Number) }])
  })

  test('that was removed is named, first, last or between', async () => {
    expect(await found('delete from audit_log where id = (select min(id) from audit_log)')).toEqual(['lineRemoved'])
    expect(await found(`delete from audit_log where id = ${line(0)}`)).toContain('lineRemoved')
    expect(await found(`delete from audit_log where id = ${line(7)}`)).toEqual([
      'lineRemoved',
      'lineRemoved',
      'lineRemoved',
    ])
  })

  test('that was inserted is named, before everything and between', async () => {
    const insert = (id: string) =>
      `insert into audit_log (id, at, actor, act, detail) overriding system value values (${id}, now(), 'forged', 'read', '{}')`
    expect(await found(insert('0'))).toEqual(['lineInserted'])
    await unseen(`delete from audit_log where id = ${line(3)}`)
    // In the place of the one that went, it is an edited one.
    const { rows } = await owner.query(
      `select max(k.id)::int as id from kept_audit_log k where not exists (select 1 from audit_log a where a.id = k.id)`,
    )
    expect(await found(insert(rows[0].id))).toEqual(['lineInserted', 'lineEdited'])
  })

  test('that changed places with another is named as moved', async () => {
    expect(
      await found(`update audit_log a set actor = b.actor, detail = b.detail, act = b.act, at = b.at from audit_log b
        where (a.id, b.id) in ((${line(1)}, ${line(4)}), (${line(4)}, ${line(1)}))`),
    ).toEqual(['lineMoved', 'lineMoved'])
  })
})

describe('the chain', () => {
  test('with a seal removed between shows the gap, and goes on behind it', async () => {
    expect(await found('delete from audit_seals where n = 5')).toEqual(['sealMissing'])
  })

  test('with an edited line and a seal made to match it is broken there', async () => {
    await unseen(`update audit_log set actor = 'nobody' where id = (select last_id from audit_seals where n = 5)`)
    const leaves = `(select string_agg(int8send(t.id) || sha256(convert_to(jsonb_build_array((extract(epoch from t.at) * 1000000)::bigint,
      t.person_id, t.actor, t.act, t.case_id, t.detail)::text, 'UTF8')), '' order by t.id) from audit_log t
      where t.id > (select last_id from audit_seals where n = 4) and t.id <= s.last_id)`
    expect(await found(`update audit_seals s set leaves = ${leaves} where n = 5`)).toEqual(['sealBroken'])
    // With its hash made anew, the next one no longer hangs on it, and whoever vouches for it disagrees.
    expect(
      await found(`update audit_seals s set hash = sha256((select hash from audit_seals where n = 4) || int8send(n) || int8send(last_id)
        || int8send((extract(epoch from sealed_at) * 1000000)::bigint) || leaves) where n = 5`),
    ).toEqual(['sealBroken'])
  })

  test('written anew from an edited line to its end is found against the anchors in the database', async () => {
    await rewriteFrom(5)
    const { findings } = await verify()
    expect(findings.map(({ kind }) => kind)).toContain('sealReplaced')
  })

  test('written anew with all its anchors is found against the files', async () => {
    await rewriteFrom(5)
    await unseen(`update audit_anchors a set seal_hash = s.hash from audit_seals s where s.n = a.last_seal`)
    for (const n of [1, 2, 3])
      await unseen(`update audit_anchors a set hash = sha256(coalesce((select hash from audit_anchors where n = ${n - 1}), ''::bytea) || int8send(n)
        || convert_to(to_char(day, 'YYYY-MM-DD'), 'UTF8') || int8send(last_seal) || int8send(last_id) || int8send(lines)
        || int8send((extract(epoch from newest_at) * 1000000)::bigint) || int8send((extract(epoch from anchored_at) * 1000000)::bigint) || seal_hash) where n = ${n}`)
    const { findings } = await verify()
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['fileDiffers', 'sealReplaced']))
  })

  test('cut at its tail is found against the head, also when the log has grown again', async () => {
    await unseen('delete from audit_log where id > (select last_id from audit_seals where n = 9)')
    expect(await found('delete from audit_seals where n > 9')).toEqual(['tailCut'])
    await writeAndSeal(3)
    await house.house.sealer.round()
    expect((await verify()).findings.map(({ kind }) => kind)).toEqual(['sealReplaced'])
  })

  test('cut behind an anchor is found against it', async () => {
    expect(await found('delete from audit_seals where n > 7')).toEqual(['sealMissing', 'sealReplaced'])
  })

  test('without its oldest lines, too early, is found', async () => {
    await unseen('delete from audit_log where id <= (select last_id from audit_anchors where n = 1)')
    expect(await found('delete from audit_seals where n <= (select last_seal from audit_anchors where n = 1)')).toEqual(
      ['segmentGoneEarly'],
    )
  })
})

describe('an anchor', () => {
  test.each([`day = day + 1`, 'lines = lines + 1', `newest_at = newest_at - interval '300 days'`])(
    'of which %s was changed is found',
    async change => {
      expect(await found(`update audit_anchors set ${change} where n = 2`)).toEqual(['anchorBroken', 'fileDiffers'])
    },
  )

  test('that was removed is found, between and at the end', async () => {
    expect(await found('delete from audit_anchors where n = 2')).toEqual(['anchorMissing', 'anchorMissing'])
    expect(await found('delete from audit_anchors where n = 3')).toContain('anchorMissing')
  })

  test('whose file was changed or spoilt is found', async () => {
    const [first = '', second = ''] = readdirSync(folder())
    const text = readFileSync(join(folder(), first), 'utf8')
    writeFileSync(join(folder(), first), text.replace(/"lines": \d+/, '"lines": 1'))
    writeFileSync(join(folder(), second), '{')
    expect((await verify()).findings.map(({ kind }) => kind).sort()).toEqual(['fileDiffers', 'fileUnreadable'])
  })

  test('keeps its file: a second writing does not touch it', async () => {
    const [first = ''] = readdirSync(folder())
    writeFileSync(join(folder(), first), 'a copy')
    await anchorAudit(db(), '2026-11-12')
    await house.house.sealer.round()
    expect(readFileSync(join(folder(), first), 'utf8')).toBe('a copy')
  })
})

/** Edits a line of seal `n` and makes everything from there to the end anew, as a patient owner would. */
async function rewriteFrom(n: number): Promise<void> {
  await unseen(`update audit_log set actor = 'nobody' where id = (select last_id from audit_seals where n = ${n})`)
  await unseen(`update audit_seals s set leaves = (select string_agg(int8send(t.id) || sha256(convert_to(jsonb_build_array(
    (extract(epoch from t.at) * 1000000)::bigint, t.person_id, t.actor, t.act, t.case_id, t.detail)::text, 'UTF8')), '' order by t.id)
    from audit_log t where t.id > (select last_id from audit_seals where n = ${n - 1}) and t.id <= s.last_id) where n = ${n}`)
  const { rows } = await owner.query('select max(n)::int as last from audit_seals')
  for (let seal = n; seal <= rows[0].last; seal++)
    await unseen(`update audit_seals s set hash = sha256((select hash from audit_seals where n = ${seal - 1}) || int8send(n) || int8send(last_id)
      || int8send((extract(epoch from sealed_at) * 1000000)::bigint) || leaves) where n = ${seal}`)
}
