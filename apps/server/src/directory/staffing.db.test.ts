import type { Role, UnitId } from '@zuoyeben/lifecycle'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import { Hub } from '../live/hub.ts'
import { endOffice } from './change-staff.ts'
import { openHouse } from './testing-house.ts'
import { fieldsOf, lastAudit } from './testing-refusals.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let system: Viewer
let security: Viewer
beforeAll(async () => {
  house = await openHouse()
  system = await someone('sys.tem', 'systemAdmin')
  security = await someone('secu.rity', 'securityAdmin')
})
afterAll(() => house.close())

async function someone(username: string, role: Role, unit = 'ZDT'): Promise<Viewer> {
  const person = await house.person(username, [role, unit])
  return { person, name: username, appointments: [{ role, unit: unit as UnitId, branch: null }] }
}
const as = (viewer: Viewer) => house.callAs(viewer).api.directory
const appoint = (personId: string, role: Role, unit: string, branch: string | null = null) =>
  as(security).appoint({ personId, role, unit, branch })
const readiness = async (unit: string) => (await as(security).readiness()).find(row => row.unit.id === unit)
const audited = async (act: string) =>
  (await house.db.selectFrom('audit_log').select('id').where('act', '=', act).execute()).length

describe('a unit is added without code', () => {
  const clinic = {
    code: ' gh ',
    name: { zh: '校工会（校医院）', en: 'Staff Union (Clinic)' },
    kind: 'department' as const,
  }

  test('gets its branches, is staffed, and is ready the moment the last office is given', async () => {
    let told = 0
    const hub = new Hub(house.databaseUrl, house.log, async () => {
      told += 1
    })
    await hub.open()
    told = 0
    expect(await as(system).addUnit({ ...clinic, duties: ['AQ'] })).toEqual({ unit: 'GH' })
    expect(await lastAudit(house)).toMatchObject({ act: 'addUnit', person_id: system.person, detail: { unit: 'GH' } })
    const branch = { unit: 'GH', name: { zh: '医务党支部', en: 'Medical staff' } }
    expect(await as(system).addBranch(branch)).toEqual({ branch: 'GH-1' })
    expect(await as(system).addBranch({ ...branch, name: { zh: '工会党支部', en: 'Union' } })).toEqual({
      branch: 'GH-2',
    })
    expect(await lastAudit(house)).toMatchObject({ act: 'addBranch', detail: { branch: 'GH-2' } })
    expect((await as(system).units()).find(unit => unit.id === 'GH')).toEqual({
      id: 'GH',
      name: clinic.name,
      kind: 'department',
      dutyCategories: ['AQ'],
      isSeed: false,
    })
    expect(await readiness('GH')).toMatchObject({ ready: false, standIn: true })

    const offices: [Role, string | null][] = [
      ['officer', null],
      ['deputy', null],
      ['reviewer', null],
      ['member', 'GH-1'],
    ]
    for (const [role, where] of offices) {
      expect((await readiness('GH'))?.ready).toBe(false)
      await appoint(await house.person(`gh.${role}`), role, 'GH', where)
    }
    expect(await readiness('GH')).toMatchObject({ ready: true, missing: [], standIn: false })
    // One unit, two branches, four offices: every process hears of each.
    await expect.poll(() => told).toBe(7)
    await hub.close()
  })

  test('once, and under a code and a name that no other has', async () => {
    await as(system).addUnit(clinic)
    await as(system).addBranch({ unit: 'GH', name: { zh: '医务党支部', en: 'Medical staff' } })
    expect([await audited('addUnit'), await audited('addBranch')]).toEqual([1, 2])
    expect(await fieldsOf(as(system).addUnit({ ...clinic, kind: 'college' }))).toEqual(['code'])
    expect(await fieldsOf(as(system).addUnit({ ...clinic, code: 'XYY' }))).toEqual(['name.zh'])
    expect(await fieldsOf(as(system).addUnit({ ...clinic, code: '1-a' }))).toEqual(['code'])
    const both = ['X1', 'X2'].map(code => as(system).addUnit({ ...clinic, code, name: { zh: '国际处', en: 'Int.' } }))
    expect((await Promise.allSettled(both)).map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('and neither a direct branch nor the school group has branches below it', async () => {
    const name = { zh: '某党支部', en: 'Some branch' }
    for (const unit of ['DAG', 'ZDT', 'NIX'])
      expect(await fieldsOf(as(system).addBranch({ unit, name }))).toEqual(['unit'])
  })
})

describe('an office is given', () => {
  test('once, with one line in the audit log, and stands in the unit’s list', async () => {
    const id = await house.person('wei.yi')
    const before = await audited('appoint')
    await Promise.all([appoint(id, 'member', 'TSG', 'TSG-1'), appoint(id, 'member', 'TSG', 'TSG-1')])
    await appoint(id, 'member', 'TSG', 'TSG-1')
    expect(await audited('appoint')).toBe(before + 1)
    expect(await lastAudit(house)).toMatchObject({
      person_id: security.person,
      detail: { subject: id, role: 'member', unit: 'TSG', branch: 'TSG-1' },
    })
    const { rows, branches, kind } = await as(system).appointments({ unit: 'TSG' })
    expect({ branches, kind }).toEqual({
      branches: [{ id: 'TSG-1', name: { zh: '学生党支部', en: 'Students' } }],
      kind: 'department',
    })
    expect(rows).toMatchObject([{ person: id, username: 'wei.yi', role: 'member', branch: { id: 'TSG-1' } }])
  })

  test('against no separation of duties, in words', async () => {
    const officer = await someone('both.1', 'officer', 'TSG')
    for (const [id, role, unit] of [
      [officer.person, 'auditAdmin', 'ZDT'],
      [security.person, 'systemAdmin', 'ZDT'],
      [system.person, 'member', 'DAG'],
    ] as const) {
      const refused = await appoint(id ?? '', role, unit).catch(error => error.cause.fields)
      expect(refused).toEqual([
        {
          field: 'role',
          message: { zh: expect.stringContaining('三员分立'), en: expect.stringContaining('Separation') },
        },
      ])
    }
  })

  test('only where it belongs, to somebody who is there', async () => {
    const id = await house.person('wei.er')
    expect(await fieldsOf(appoint(id, 'confidant', 'TSG'))).toEqual(['role'])
    expect(await fieldsOf(appoint(id, 'submitter', 'TSG'))).toEqual(['role'])
    expect(await fieldsOf(appoint(id, 'inspector', 'TSG'))).toEqual(['role'])
    expect(await fieldsOf(appoint(id, 'member', 'TSG'))).toEqual(['branch'])
    expect(await fieldsOf(appoint(id, 'officer', 'NIX'))).toEqual(['unit'])
    await as(system).deactivatePerson({ personId: id })
    expect(await fieldsOf(appoint(id, 'officer', 'TSG'))).toEqual(['personId'])
    await expect(appoint('00000000-0000-4000-8000-000000000000', 'officer', 'TSG')).rejects.toThrow('notFound')
  })
})

describe('an office is ended', () => {
  test('at once, sessions with it, once, and the unit is no longer ready', async () => {
    const { rows } = await as(security).appointments({ unit: 'GH' })
    const reviewer = rows.find(row => row.role === 'reviewer')
    const { cookie } = await house.signIn('gh.reviewer')
    await as(security).dismiss({ appointmentId: reviewer?.id ?? '' })
    expect(await house.auth.viewerOf(cookie)).toEqual(NOBODY)
    expect(await readiness('GH')).toMatchObject({ ready: false, missing: [{ en: 'No reviewer' }] })
    expect(await lastAudit(house)).toMatchObject({
      act: 'dismiss',
      person_id: security.person,
      detail: { subject: reviewer?.person, role: 'reviewer', unit: 'GH' },
    })
    await as(security).dismiss({ appointmentId: reviewer?.id ?? '' })
    expect(await audited('dismiss')).toBe(1)
  })

  test('and is seen to be over in the next look, though time went on while it was ended', async () => {
    const id = await house.person('gh.second')
    await appoint(id, 'reviewer', 'GH')
    expect((await readiness('GH'))?.ready).toBe(true)
    const { rows } = await as(security).appointments({ unit: 'GH' })
    const moving = {
      ...house,
      now: () => {
        house.clock.now += 7
        return house.clock.now
      },
    }
    await endOffice(moving, security.person ?? '', rows.find(row => row.person === id)?.id ?? '')
    expect((await readiness('GH'))?.ready).toBe(false)
  })

  test('but never one’s own', async () => {
    const { rows } = await as(security).appointments({ unit: 'ZDT' })
    const own = rows.find(row => row.person === security.person)
    expect(await fieldsOf(as(security).dismiss({ appointmentId: own?.id ?? '' }))).toEqual(['appointmentId'])
    await expect(as(security).dismiss({ appointmentId: security.person ?? '' })).rejects.toThrow('notFound')
  })
})

test('offices are the security administrator’s, units the system administrator’s, and nobody else’s', async () => {
  const audit = await someone('au.ditor', 'auditAdmin')
  const officer = await someone('off.icer', 'officer', 'TSG')
  const id = officer.person ?? ''
  const no = /notAllowed|signInFirst/
  for (const viewer of [system, audit, officer, NOBODY]) {
    await expect(as(viewer).appoint({ personId: id, role: 'deputy', unit: 'TSG', branch: null })).rejects.toThrow(no)
    await expect(as(viewer).dismiss({ appointmentId: id })).rejects.toThrow(no)
  }
  for (const viewer of [security, audit, officer, NOBODY]) {
    const name = { zh: '某处', en: 'Some office' }
    await expect(as(viewer).addUnit({ code: 'SOME', name, kind: 'department' })).rejects.toThrow(no)
    await expect(as(viewer).addBranch({ unit: 'TSG', name })).rejects.toThrow(no)
  }
  for (const viewer of [audit, officer, NOBODY])
    await expect(as(viewer).appointments({ unit: 'TSG' })).rejects.toThrow(no)
  await expect(as(security).endSessions({ personId: id })).resolves.toEqual({ ok: true })
  expect(await lastAudit(house)).toMatchObject({ act: 'endSessions', detail: { subject: id } })
})
