import type { Role, UnitId } from '@zuoyeben/lifecycle'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOBODY } from '../access/viewer.ts'
import { InputError } from '../errors.ts'
import { appoint, type Order } from './appoint.ts'
import { openHouse } from './testing-house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const order = (person: string, role: Role, unit = 'TSG', branch: string | null = null): Order =>
  ({ person, role, unit: unit as UnitId, branch }) as Order
const write = (...orders: Order[]) => house.db.transaction().execute(trx => appoint(trx, house, orders))
const refusedFields = async (...orders: Order[]) => {
  const error = await write(...orders).catch(thrown => thrown)
  return error instanceof InputError ? error.fields.map(each => each.field) : error
}

describe('三员分立', () => {
  test('an administrator gets no second office, a case worker does not become administrator', async () => {
    const admin = await house.person('zha.min', ['systemAdmin', 'ZDT'])
    const officer = await house.person('off.icer', ['officer', 'TSG'])
    expect(await refusedFields(order(admin, 'officer'))).toEqual(['role'])
    expect(await refusedFields(order(admin, 'auditAdmin', 'ZDT'))).toEqual(['role'])
    expect(await refusedFields(order(officer, 'securityAdmin', 'ZDT'))).toEqual(['role'])
    const fresh = await house.person('fre.sh')
    expect(await refusedFields(order(fresh, 'systemAdmin', 'ZDT'), order(fresh, 'auditAdmin', 'ZDT'))).toEqual(['role'])
    expect(await house.db.selectFrom('appointments').select('role').where('person_id', '=', fresh).execute()).toEqual(
      [],
    )
  })

  test('two appointers at the same moment cannot combine them either', async () => {
    const id = await house.person('ra.ce')
    const both = await Promise.allSettled([
      write(order(id, 'systemAdmin', 'ZDT')),
      write(order(id, 'auditAdmin', 'ZDT')),
    ])
    expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('whoever is no administrator any more may be appointed', async () => {
    const id = await house.person('for.mer')
    await write({ ...order(id, 'auditAdmin', 'ZDT'), from: house.clock.now - 2000, until: house.clock.now - 1000 })
    await write(order(id, 'officer'))
  })
})

test('a role stands where it belongs', async () => {
  const id = await house.person('pla.ce')
  expect(await refusedFields(order(id, 'officer', 'NIX'))).toEqual(['unit'])
  expect(await refusedFields(order(id, 'member', 'TSG'))).toEqual(['branch'])
  expect(await refusedFields(order(id, 'member', 'TSG', 'HQC-1'))).toEqual(['branch'])
  expect(await refusedFields(order(id, 'member', 'DAG', 'TSG-1'))).toEqual(['branch', 'branch'])
  expect(await refusedFields(order(id, 'dispatcher', 'TSG'))).toEqual(['unit'])
  await write(order(id, 'member', 'TSG', 'TSG-1'), order(id, 'member', 'DAG'), order(id, 'dispatcher', 'ZDT'))
})

test('a unit is ready with officer, deputy, reviewer and handler; until then the table says what is missing', async () => {
  const officer = await house.person('r.officer', ['officer', 'TSG'])
  const asked = async () => {
    await house.refresh()
    const viewer = {
      person: officer,
      name: 'r.officer',
      appointments: [{ role: 'officer' as const, unit: 'TSG' as UnitId, branch: null }],
    }
    const table = await house.callAs(viewer).api.directory.readiness()
    return table.find(row => row.unit.id === 'TSG')
  }
  await house.db.deleteFrom('appointments').where('person_id', '<>', officer).execute()
  expect(await asked()).toMatchObject({ ready: false, standIn: true })
  expect((await asked())?.missing.map(each => each.en)).toContain('No reviewer')
  const [deputy, reviewer, member] = [
    await house.person('r.deputy'),
    await house.person('r.reviewer'),
    await house.person('r.member'),
  ]
  await write(order(deputy, 'deputy'), order(reviewer, 'reviewer'), order(member, 'member', 'TSG', 'TSG-1'))
  expect(await asked()).toEqual({
    unit: { id: 'TSG', name: { zh: '图书馆', en: 'TSG' } },
    ready: true,
    missing: [],
    standIn: false,
  })
  await expect(house.callAs(NOBODY).api.directory.readiness()).rejects.toThrow('signInFirst')
})
