import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openHouse } from './testing-house.ts'

/** 三员分立 below every program: what the tables themselves refuse, also to their owner. */

let house: Awaited<ReturnType<typeof openHouse>>
let clients: pg.Client[]
let person: string
beforeAll(async () => {
  house = await openHouse()
  clients = [house.databaseUrl, house.ownerUrl, house.databaseUrl].map(url => new pg.Client({ connectionString: url }))
  for (const client of clients) await client.connect()
})
afterAll(async () => {
  for (const client of clients) await client.end()
  await house.close()
})
beforeEach(async () => {
  person = await house.person(`p${randomUUID().slice(0, 8)}`)
})

const give = (role: string, { from = 'now()', until = 'null', by = 0, unit = 'ZDT' } = {}) =>
  clients[by]?.query(
    `insert into appointments (id, person_id, role, unit_id, starts_at, ends_at)
     values (gen_random_uuid(), $1, $2, $3, ${from}, ${until}) returning id`,
    [person, role, unit],
  )
const REFUSED = { code: '23P01', constraint: 'separation_of_duties' }
const ADMINISTRATORS = ['systemAdmin', 'securityAdmin', 'auditAdmin']

describe.each(ADMINISTRATORS)('a %s', administrator => {
  test('gets no other office, neither from the server’s role nor from the owner', async () => {
    await give(administrator)
    for (const role of [...ADMINISTRATORS, 'officer', 'member', 'observer'])
      if (role !== administrator)
        for (const by of [0, 1]) await expect(give(role, { by })).rejects.toMatchObject(REFUSED)
  })

  test('is nobody who works on cases', async () => {
    await give('officer', { unit: 'TSG' })
    await expect(give(administrator)).rejects.toMatchObject(REFUSED)
  })
})

test('one after the other is fine, and an office is not stretched into the next', async () => {
  const { rows } = (await give('officer', {
    from: `now() - interval '2 days'`,
    until: `now() - interval '1 day'`,
    unit: 'TSG',
  })) ?? { rows: [] }
  await give('auditAdmin')
  const stretch = clients[0]?.query('update appointments set ends_at = null where id = $1', [rows[0].id])
  await expect(stretch).rejects.toMatchObject(REFUSED)
  const turn = clients[0]?.query(`update appointments set role = 'systemAdmin', ends_at = null where id = $1`, [
    rows[0].id,
  ])
  await expect(turn).rejects.toMatchObject(REFUSED)
})

test('two who appoint at the same moment cannot pass each other', async () => {
  const [first, , second] = clients
  await first?.query('begin')
  await give('auditAdmin', { by: 0 })
  const other = give('officer', { by: 2, unit: 'TSG' })?.catch((fault: unknown) => fault)
  await expect
    .poll(async () => (await clients[1]?.query(`select count(*)::int as n from pg_locks where not granted`))?.rows[0].n)
    .toBeGreaterThan(0)
  await first?.query('commit')
  expect(await other).toMatchObject(REFUSED)
  expect(second).toBeDefined()
})

test('two offices of case work are nobody’s concern', async () => {
  await give('officer', { unit: 'TSG' })
  await give('reviewer', { unit: 'TSG' })
})
