import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import { FINISH_MINUTES, PROOF_MINUTES } from './fresh-proof.ts'
import { openHouse, PASSWORD } from './testing-house.ts'
import { fieldsOf, lastAudit } from './testing-refusals.ts'
import { codeOf } from './testing-totp.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
  // Sessions are stamped by the library with the real time.
  house.clock.now = Date.now()
})
afterAll(() => house.close())
const minute = 60_000

const cookieOf = (set: string[]) => set.at(-1)?.split(';')[0] ?? ''
const account = (viewer: Viewer) => house.callAs(viewer).api.account

/** One address may try thirty names a minute: everybody comes from another. */
let addresses = 0
const signIn = (name: string) => house.signIn(name, PASSWORD, `10.7.${addresses++ >> 8}.${addresses & 255}`)

/** An officer who has just set up a code generator; the viewer is that of the session that did. */
async function officer(name: string) {
  const id = await house.person(name, ['officer', 'TSG'])
  const { cookie } = await signIn(name)
  const first = house.callAs(await house.auth.viewerOf(cookie))
  const { key } = await first.api.account.beginCodes()
  const { backupCodes } = await first.api.account.confirmCodes({ code: codeOf(key, house.clock.now) })
  const proved = cookieOf(first.set)
  house.clock.now += minute
  return { id, key, backupCodes, before: cookie, proved, viewer: await house.auth.viewerOf(proved) }
}
/** The session of a new sign-in with the password alone. */
const arrive = async (name: string) => {
  const { cookie } = await signIn(name)
  return { cookie, viewer: await house.auth.viewerOf(cookie) }
}

describe('somebody whose role shows identities', () => {
  test('is nobody until a second factor is set up, and the session goes on under a new token', async () => {
    const { id, before, viewer, backupCodes } = await officer('a.wei')
    expect(await house.auth.viewerOf(before)).toEqual(NOBODY)
    expect(viewer).toMatchObject({ person: id, appointments: [{ role: 'officer' }] })
    expect(new Set(backupCodes).size).toBe(10)
    const stored = JSON.stringify([
      await house.db.selectFrom('backup_codes').selectAll().execute(),
      await house.db.selectFrom('second_factors').selectAll().execute(),
    ])
    for (const code of backupCodes) expect(stored).not.toContain(code.replace('-', ''))
  })

  test('is asked for it at each sign-in; a wrong code is wrong, a used one too', async () => {
    const { id, key } = await officer('b.wei')
    const { viewer } = await arrive('b.wei')
    expect(viewer).toMatchObject({ person: null, appointments: [], arriving: { person: id, step: 'prove' } })
    expect(await account(viewer).factors()).toEqual({ kinds: ['totp'], own: null })
    expect(await fieldsOf(account(viewer).proveByCode({ code: '000000' }))).toEqual(['code'])
    const code = codeOf(key, house.clock.now)
    const proving = house.callAs(viewer)
    await proving.api.account.proveByCode({ code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })
    expect((await house.auth.viewerOf(cookieOf(proving.set))).person).toBe(id)
    expect(await lastAudit(house)).toMatchObject({ act: 'proveFactor', person_id: id })

    const second = await arrive('b.wei')
    expect(await fieldsOf(account(second.viewer).proveByCode({ code }))).toEqual(['code'])
    expect(await lastAudit(house)).toMatchObject({ act: 'factorFailed', person_id: id })
  })

  test('gets in by a backup code, each once', async () => {
    const { id, backupCodes } = await officer('c.wei')
    const [first = '', other = ''] = backupCodes
    const use = async (code: string) => {
      const caller = house.callAs((await arrive('c.wei')).viewer)
      await caller.api.account.proveByCode({ code })
      return house.auth.viewerOf(cookieOf(caller.set))
    }
    expect((await use(first.toUpperCase())).person).toBe(id)
    expect(await fieldsOf(use(first))).toEqual(['code'])
    const viewer = await use(other)
    expect((await account(viewer).factors()).own?.backupCodes).toBe(8)
    const { backupCodes: fresh } = await account(viewer).renewBackupCodes()
    expect(await fieldsOf(use(backupCodes[2] ?? ''))).toEqual(['code'])
    expect((await use(fresh[0] ?? '')).person).toBe(id)
  })

  test('is locked out of the second step after five wrong codes, from every session, for a quarter of an hour', async () => {
    const { key } = await officer('d.wei')
    const { viewer } = await arrive('d.wei')
    for (let n = 0; n < 5; n++)
      expect(await fieldsOf(account(viewer).proveByCode({ code: `00000${n}` }))).toEqual(['code'])
    const other = (await arrive('d.wei')).viewer
    await expect(account(other).proveByCode({ code: codeOf(key, house.clock.now) })).rejects.toThrow('tooMany')
    house.clock.now += 15 * minute
    const again = (await arrive('d.wei')).viewer
    await account(again).proveByCode({ code: codeOf(key, house.clock.now) })
  })

  test('eight guesses at once are no way around the lock', async () => {
    await officer('e.wei')
    const { viewer } = await arrive('e.wei')
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, n) => fieldsOf(account(viewer).proveByCode({ code: `11111${n}` }))),
    )
    expect(tries.filter(each => Array.isArray(each)).length).toBeLessThanOrEqual(5)
  })

  test('keeps at least one factor, and is told of each that comes or goes', async () => {
    const { id, viewer } = await officer('f.wei')
    const { own } = await account(viewer).factors()
    expect(await fieldsOf(account(viewer).removeFactor({ id: own?.factors[0]?.id ?? '' }))).toEqual(['id'])
    const told = await house.db.selectFrom('notices').select('kind').where('person_id', '=', id).execute()
    expect(told).toEqual([{ kind: 'factorAdded' }])
    const stranger = await officer('f.other')
    await expect(account(stranger.viewer).removeFactor({ id: own?.factors[0]?.id ?? '' })).rejects.toThrow('notFound')
  })

  test('takes a new telephone: the new key counts from its first code, and the old one no more', async () => {
    const { id, key, viewer } = await officer('g.wei')
    const begun = await account(viewer).beginCodes()
    // Only begun, the old one still counts.
    const still = (await arrive('g.wei')).viewer
    await account(still).proveByCode({ code: codeOf(key, house.clock.now) })
    await account(viewer).confirmCodes({ code: codeOf(begun.key, house.clock.now) })
    house.clock.now += minute
    const after = (await arrive('g.wei')).viewer
    expect(await fieldsOf(account(after).proveByCode({ code: codeOf(key, house.clock.now) }))).toEqual(['code'])
    await account(after).proveByCode({ code: codeOf(begun.key, house.clock.now) })
    expect(await lastAudit(house)).toMatchObject({ act: 'proveFactor', person_id: id })
  })

  test('shows it again before the factors themselves are changed, when the last time is more than five minutes ago', async () => {
    const start = house.clock.now
    const { key, viewer, proved } = await officer('l.wei')
    const { own } = await account(viewer).factors()
    const id = own?.factors[0]?.id ?? ''
    const begun = await account(viewer).beginCodes()
    house.clock.now += PROOF_MINUTES * minute + 1
    const mine = account(viewer)
    const changes = [mine.beginCodes, mine.beginPasskey, () => mine.removeFactor({ id }), mine.renewBackupCodes]
    for (const change of changes) await expect(change()).rejects.toThrow('confirmFirst')
    // What was begun in time is finished in time, and no later.
    house.clock.now += (FINISH_MINUTES - PROOF_MINUTES) * minute
    const late = account(viewer).confirmCodes({ code: codeOf(begun.key, house.clock.now) })
    await expect(late).rejects.toThrow('confirmFirst')
    expect((await account(viewer).factors()).own?.factors.map(factor => factor.id)).toEqual([id])

    const again = house.callAs(await house.auth.viewerOf(proved))
    await again.api.account.proveByCode({ code: codeOf(key, house.clock.now) })
    const fresh = await house.auth.viewerOf(cookieOf(again.set))
    await account(fresh).renewBackupCodes()
    await account(fresh).beginPasskey()
    const next = await account(fresh).beginCodes()
    house.clock.now += (FINISH_MINUTES - 1) * minute
    await account(fresh).confirmCodes({ code: codeOf(next.key, house.clock.now) })
    // Sessions of later sign-ins bear the real time.
    house.clock.now = start
  })

  test('cannot borrow the fresh proof of another person’s session', async () => {
    const start = house.clock.now
    const [one, other] = [await officer('m.one'), await officer('m.other')]
    house.clock.now += PROOF_MINUTES * minute + 1
    const fresh = await house.auth.viewerOf(await house.enter(other.id))
    const borrowed = { ...one.viewer, session: fresh.session ?? '' }
    await expect(account(borrowed).renewBackupCodes()).rejects.toThrow('confirmFirst')
    house.clock.now = start
  })

  test('with the password alone nothing of the account can be changed', async () => {
    await officer('h.wei')
    const { viewer, cookie } = await arrive('h.wei')
    await expect(account(viewer).beginCodes()).rejects.toThrow('finishSignIn')
    await expect(account(viewer).confirmCodes({ code: '123456' })).rejects.toThrow('finishSignIn')
    await expect(account(viewer).beginPasskey()).rejects.toThrow('finishSignIn')
    await expect(account(viewer).renewBackupCodes()).rejects.toThrow('finishSignIn')
    await expect(account(viewer).sessions()).rejects.toThrow('finishSignIn')
    const change = { currentPassword: PASSWORD, newPassword: 'Mango-Season-77' }
    expect((await house.post('change-password', change, cookie)).status).toBe(403)
    expect((await house.signIn('h.wei')).status).toBe(200)
  })
})

test('a student needs none; whoever sets one up all the same is asked for it', async () => {
  const id = await house.person('student')
  const { viewer } = await arrive('student')
  expect(viewer.person).toBe(id)
  const caller = house.callAs(viewer)
  const { key } = await caller.api.account.beginCodes()
  await caller.api.account.confirmCodes({ code: codeOf(key, house.clock.now) })
  expect((await house.auth.viewerOf(cookieOf(caller.set))).person).toBe(id)
  expect((await arrive('student')).viewer.arriving?.step).toBe('prove')
})

test('a change of the password keeps what the session has proved', async () => {
  const { id, proved } = await officer('i.wei')
  const change = { currentPassword: PASSWORD, newPassword: 'Mango-Season-77' }
  const answer = await house.post('change-password', change, proved)
  expect(answer.status).toBe(200)
  expect((await house.auth.viewerOf(cookieOf(answer.headers.getSetCookie()))).person).toBe(id)
})

test('the security administrator alone resets a lost factor, with a reason, and the person is told', async () => {
  const { id, proved } = await officer('j.wei')
  const security = await house.person('j.sec', ['securityAdmin', 'ZDT'])
  const system = await house.person('j.sys', ['systemAdmin', 'ZDT'])
  const as = async (person: string) => house.callAs(await house.auth.viewerOf(await house.enter(person))).api.directory
  const reason = '手机丢失，已当面核对身份'
  await expect((await as(system)).resetFactors({ personId: id, reason })).rejects.toThrow('notAllowed')
  await expect((await as(security)).resetFactors({ personId: id, reason: ' ' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  expect(await fieldsOf((await as(security)).resetFactors({ personId: security, reason }))).toEqual(['personId'])
  await (await as(security)).resetFactors({ personId: id, reason })
  expect(await lastAudit(house)).toMatchObject({
    act: 'resetFactors',
    person_id: security,
    detail: { subject: id, reason },
  })
  expect(await house.auth.viewerOf(proved)).toEqual(NOBODY)
  expect((await arrive('j.wei')).viewer.arriving?.step).toBe('enrol')
  const told = await house.db.selectFrom('notices').select('kind').where('person_id', '=', id).execute()
  expect(told.map(each => each.kind).sort()).toEqual(['factorAdded', 'factorsReset'])
  expect(await fieldsOf((await as(security)).resetFactors({ personId: id, reason }))).toEqual(['personId'])
})

test('a sealed secret in another person’s row opens nothing', async () => {
  const [one, other] = [await officer('k.one'), await officer('k.other')]
  const { secret } = await house.db
    .selectFrom('second_factors')
    .select('secret')
    .where('person_id', '=', one.id)
    .executeTakeFirstOrThrow()
  await house.db.updateTable('second_factors').set({ secret }).where('person_id', '=', other.id).execute()
  const { viewer } = await arrive('k.other')
  await expect(account(viewer).proveByCode({ code: codeOf(one.key, house.clock.now) })).rejects.toThrow()
  expect((await arrive('k.other')).viewer.person).toBeNull()
})
