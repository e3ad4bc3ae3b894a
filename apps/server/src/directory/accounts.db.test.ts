import type { Role, UnitId } from '@zuoyeben/lifecycle'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import { addPeople } from './add-people.ts'
import { FIRST_PASSWORD_HOURS } from './first-password.ts'
import { openHouse, PASSWORD } from './testing-house.ts'
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
const colleague = { name: '陆新', kind: '专任教师', unit: 'TSG' }
const add = (username: string) => as(system).addPerson({ ...colleague, username })

describe('a person is added', () => {
  test('with a first password that opens nothing but its own change', async () => {
    const { id, username, password } = await add(' Lu.Xin ')
    expect(username).toBe('lu.xin')
    await as(security).appoint({ personId: id, role: 'officer', unit: 'TSG', branch: null })
    const { status, cookie } = await house.signIn('lu.xin', password)
    expect(status).toBe(200)
    const before = await house.auth.viewerOf(cookie)
    expect(before).toMatchObject({ person: null, appointments: [], arriving: { person: id, step: 'changePassword' } })
    expect(await house.callAs(before).api.session.me()).toMatchObject({ mustChangePassword: true })
    await expect(as(before).units()).rejects.toThrow('finishSignIn')

    const own = { currentPassword: password, newPassword: 'Mango-Season-77' }
    expect((await house.post('change-password', own, cookie)).status).toBe(200)
    expect(await lastAudit(house)).toMatchObject({ act: 'changePassword', person_id: id })
    const again = await house.signIn('lu.xin', 'Mango-Season-77')
    expect((await house.auth.viewerOf(again.cookie)).arriving).toMatchObject({ person: id, step: 'enrol' })
    const after = await house.auth.viewerOf(await house.enter(id))
    expect(after.appointments).toEqual([{ role: 'officer', unit: 'TSG', branch: null }])
    expect(await house.callAs(after).api.session.me()).toMatchObject({ mustChangePassword: false })
  })

  test('with a line in the audit log that holds no password', async () => {
    const { id, password } = await add('au.dit')
    const line = await lastAudit(house)
    expect(line).toMatchObject({ act: 'addPerson', person_id: system.person, detail: { subject: id, unit: 'TSG' } })
    expect(JSON.stringify(line)).not.toContain(password)
  })

  test('once, however often and at whatever moment the button is pressed', async () => {
    const tries = await Promise.allSettled([add('dou.ble'), add('DOU.BLE')])
    expect(tries.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await fieldsOf(add('dou.ble'))).toEqual(['username'])
  })

  test('under a possible name and in a unit that is there', async () => {
    const wrong = { name: '谁', kind: '专任教师', username: 'x', unit: 'NIX' }
    expect(await fieldsOf(as(system).addPerson(wrong))).toEqual(['username', 'unit'])
    await expect(as(system).addPerson({ ...wrong, name: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('a person leaves', () => {
  test('and account, sessions and offices end in one moment, once', async () => {
    const { person: id } = await someone('le.aver', 'officer', 'TSG')
    const { cookie } = await house.signIn('le.aver')
    await as(system).deactivatePerson({ personId: id ?? '' })
    expect(await house.auth.viewerOf(cookie)).toEqual(NOBODY)
    expect((await house.signIn('le.aver')).status).toBe(401)
    const { rows } = await as(security).appointments({ unit: 'TSG' })
    expect(rows.map(row => row.person)).not.toContain(id)
    const line = await house.db.selectFrom('audit_log').selectAll().where('act', '=', 'deactivatePerson').execute()
    expect(line.map(each => each.detail)).toMatchObject([{ subject: id, roles: ['officer'] }])
    await as(system).deactivatePerson({ personId: id ?? '' })
    expect(
      await house.db.selectFrom('audit_log').select('id').where('act', '=', 'deactivatePerson').execute(),
    ).toHaveLength(1)
  })

  test('but not oneself, and no administrator in office', async () => {
    expect(await fieldsOf(as(system).deactivatePerson({ personId: system.person ?? '' }))).toEqual(['personId'])
    expect(await fieldsOf(as(system).deactivatePerson({ personId: security.person ?? '' }))).toEqual(['personId'])
    const nobody = '00000000-0000-4000-8000-000000000000'
    await expect(as(system).deactivatePerson({ personId: nobody })).rejects.toThrow('notFound')
  })
})

describe('a first password is given again', () => {
  test('where the first was lost, and to somebody who has come back', async () => {
    const { id, password } = await add('lo.st')
    const next = await as(system).renewFirstPassword({ personId: id })
    expect((await house.signIn('lo.st', password)).status).toBe(401)
    expect((await house.signIn('lo.st', next.password)).status).toBe(200)
    expect(await lastAudit(house, 'renewFirstPassword')).toMatchObject({
      person_id: system.person,
      detail: { subject: id },
    })
    await as(system).deactivatePerson({ personId: id })
    const { password: third } = await as(system).renewFirstPassword({ personId: id })
    expect((await house.signIn('lo.st', third)).status).toBe(200)
  })

  test('after three days, when the old one opens nothing any more and cannot be changed either', async () => {
    const { id, password } = await add('la.te')
    const { cookie } = await house.signIn('la.te', password)
    const begun = house.clock.now
    house.clock.now = begun + FIRST_PASSWORD_HOURS * 3_600_000
    expect((await house.signIn('la.te', password)).status).toBe(200)
    house.clock.now += 1
    const late = await house.signIn('la.te', password)
    expect([late.status, late.body.code, late.cookie]).toEqual([403, 'firstPasswordOver', ''])
    expect(late.body.message).toMatchObject({ zh: expect.stringContaining('72'), en: expect.stringContaining('72') })
    const sessions = await house.db.selectFrom('auth_sessions').select('id').where('user_id', '=', id).execute()
    expect(sessions).toHaveLength(2)
    const own = { currentPassword: password, newPassword: 'Mango-Season-77' }
    expect((await house.post('change-password', own, cookie)).status).toBe(403)
    // Whoever does not know the password does not learn that it was one.
    expect((await house.signIn('la.te', 'Lychee-Tree-99')).status).toBe(401)

    const next = await as(system).renewFirstPassword({ personId: id })
    const again = await house.signIn('la.te', next.password)
    expect(again.status).toBe(200)
    const changed = await house.post('change-password', { ...own, currentPassword: next.password }, again.cookie)
    expect(changed.status).toBe(200)
    house.clock.now += FIRST_PASSWORD_HOURS * 3_600_000 + 1
    expect((await house.signIn('la.te', own.newPassword)).status).toBe(200)
    house.clock.now = begun
  })

  test('never in the place of a password that guards an office', async () => {
    const { person } = await someone('gu.ard', 'confidant')
    expect(await fieldsOf(as(system).renewFirstPassword({ personId: person ?? '' }))).toEqual(['personId'])
    expect((await house.signIn('gu.ard', PASSWORD)).status).toBe(200)
  })
})

describe('people are found', () => {
  test('by any part of name or user name, page after page, each once', async () => {
    await house.db.transaction().execute(async trx => {
      for (let n = 0; n < 23; n++) {
        const person = { ...colleague, id: house.newId(), username: `many.${n}`, skills: [], passwordHash: null }
        await addPeople(trx, [person], house.clock.now + n)
      }
    })
    const first = await as(system).people({ q: 'MANY.' })
    expect(first.rows).toHaveLength(20)
    const second = await as(security).people({ q: 'many.', ...(first.next ? { cursor: first.next } : {}) })
    expect(second.next).toBeNull()
    const found = [...first.rows, ...second.rows].map(row => row.username)
    expect(found).toEqual(Array.from({ length: 23 }, (_, n) => `many.${22 - n}`))
    expect(first.rows[0]).toMatchObject({
      unit: { id: 'TSG' },
      isActive: true,
      hasFirstPassword: false,
      appointments: [],
    })
    expect((await as(system).people({ q: '100%_' })).rows).toEqual([])
  })
})

test('accounts are the system administrator’s alone, and looking for people is for two of the three', async () => {
  const audit = await someone('au.ditor', 'auditAdmin')
  const officer = await someone('off.icer', 'officer', 'TSG')
  const id = officer.person ?? ''
  for (const viewer of [security, audit, officer, NOBODY]) {
    await expect(as(viewer).addPerson({ ...colleague, username: 'no.one' })).rejects.toThrow(/notAllowed|signInFirst/)
    await expect(as(viewer).deactivatePerson({ personId: id })).rejects.toThrow(/notAllowed|signInFirst/)
    await expect(as(viewer).renewFirstPassword({ personId: id })).rejects.toThrow(/notAllowed|signInFirst/)
  }
  for (const viewer of [audit, officer, NOBODY])
    await expect(as(viewer).people({})).rejects.toThrow(/notAllowed|signInFirst/)
})
