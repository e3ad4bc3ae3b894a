import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compose } from '../compose.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { recordAudit } from './record.sql.ts'
import { anchorAudit } from './seal.sql.ts'
import { sealAll } from './testing-chain.ts'
import { verifyAudit } from './verify-audit.ts'

const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY)
let house: TestHouse
let owner: pg.Client
const db = () => house.house.app.db
const lines = async () => Number((await owner.query('select count(*)::int as n from audit_log')).rows[0].n)
const verify = () => verifyAudit(db(), { folder: house.config.audit.anchors, now: Date.now() })

beforeAll(async () => {
  house = await openTestHouse(ago(300).toISOString())
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  for (const age of [300, 250, 190, 100]) {
    for (let n = 0; n < 3; n++) await recordAudit(db(), { at: ago(age), person: null, actor: `${age}`, act: 'read' })
    await sealAll(db())
    await anchorAudit(db(), ago(age).toISOString().slice(0, 10))
  }
  await house.house.sealer.round()
})
afterAll(async () => {
  await owner.end()
  await house.close()
})

/** A server started with another number of days, at the end of its day. */
async function dropWith(days: number): Promise<number> {
  const config = { ...house.config, audit: { ...house.config.audit, days } }
  const other = await compose({ config, databaseUrl: house.databaseUrl })
  try {
    return await other.sealer.dropOld()
  } finally {
    await other.close()
  }
}

test('nothing goes before its time: with 400 days a year-old log stays whole', async () => {
  const before = await lines()
  expect(await dropWith(400)).toBe(0)
  expect(await lines()).toBe(before)
})

test('the setting decides: with 200 days two segments go whole, and the rest is still proved', async () => {
  expect(await dropWith(200)).toBe(2)
  const { rows } = await owner.query(`select distinct actor from audit_log where actor ~ '^[0-9]+$' order by actor`)
  expect(rows.map(row => row.actor)).toEqual(['100', '190'])
  expect(await verify()).toMatchObject({ found: 0, goneSegments: 2, anchors: 4, files: 4 })
})

test('each going is a line of the log itself', async () => {
  const { rows } = await owner.query(`select actor, detail from audit_log where act = 'dropAuditSegment' order by id`)
  expect(rows).toEqual([
    { actor: 'system', detail: expect.objectContaining({ segment: 1, keptDays: 200 }) },
    { actor: 'system', detail: expect.objectContaining({ segment: 2, lines: 3, keptDays: 200 }) },
  ])
})

test('less than six months is refused by PostgreSQL itself, whatever a program asks', async () => {
  await expect(owner.query('select drop_audit_segment(183)')).rejects.toThrow(/six months is the least/)
  await expect(dropWith(183)).rejects.toThrow(/six months is the least/)
  expect(await dropWith(184)).toBe(1)
  expect(await dropWith(184)).toBe(0)
})

test('what no anchor covers does not go, however old', async () => {
  await recordAudit(db(), {
    at: ago(299),
    person: null,
    actor: 'unanchored',
    act: 'read',
    detail: { id: randomUUID() },
  })
  await sealAll(db())
  await dropWith(184)
  const { rows } = await owner.query(`select count(*)::int as n from audit_log where actor = 'unanchored'`)
  expect(rows).toEqual([{ n: 1 }])
})
