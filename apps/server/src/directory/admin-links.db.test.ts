import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOBODY } from '../access/viewer.ts'
import { InputError } from '../errors.ts'
import { claimAdmin, offerAdminLinks } from './admin-links.ts'
import { openHouse } from './testing-house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
const day = 86_400_000

const given = (token: string, username: string) => ({ token, username, name: '黄一鸣', password: 'Banyan-Shade-31' })
const fieldsOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => undefined,
    thrown => thrown,
  )
  expect(error).toBeInstanceOf(InputError)
  return (error as InputError).fields.map(each => each.field)
}

test('the three links of the first start make three administrators, once each', async () => {
  const links = await offerAdminLinks(house)
  expect(links.map(link => link.role)).toEqual(['systemAdmin', 'securityAdmin', 'auditAdmin'])
  expect(new Set(links.map(link => link.token)).size).toBe(3)
  expect(Buffer.from(links[0]?.token ?? '', 'base64url')).toHaveLength(32)
  expect(await offerAdminLinks(house)).toEqual([])
  const stored = JSON.stringify(await house.db.selectFrom('admin_links').selectAll().execute())
  for (const { token } of links) expect(stored).not.toContain(token)

  const [system, security] = links
  await house.callAs(NOBODY).api.session.claimAdmin(given(system?.token ?? '', '黄系统'))
  const { cookie } = await house.signIn('黄系统', 'Banyan-Shade-31')
  const { arriving } = await house.auth.viewerOf(cookie)
  expect(arriving).toMatchObject({ name: '黄一鸣', step: 'enrol' })
  const entered = await house.auth.viewerOf(await house.enter(arriving?.person ?? ''))
  expect(entered.appointments).toEqual([{ role: 'systemAdmin', unit: 'ZDT', branch: null }])

  expect(await fieldsOf(claimAdmin(house, given(system?.token ?? '', '第二人')))).toEqual(['token'])
  expect(await fieldsOf(claimAdmin(house, given('guessed', '第三人')))).toEqual(['token'])

  // A weak password or a taken name does not use the link up.
  const token = security?.token ?? ''
  expect(await fieldsOf(claimAdmin(house, { ...given(token, 'x'), password: 'short' }))).toEqual([
    'username',
    'password',
    'password',
  ])
  expect(await fieldsOf(claimAdmin(house, given(token, '黄系统')))).toEqual(['username'])
  await claimAdmin(house, given(token, '韦安全'))
  expect(await offerAdminLinks(house)).toEqual([])

  const audit = links[2]?.token ?? ''
  house.clock.now += 7 * day
  expect(await fieldsOf(claimAdmin(house, given(audit, '覃审计')))).toEqual(['token'])
  const again = await offerAdminLinks(house)
  expect(again.map(link => link.role)).toEqual(['auditAdmin'])
  await claimAdmin(house, given(again[0]?.token ?? '', '覃审计'))
})

test('a link used twice at the same moment makes one administrator', async () => {
  const other = await openHouse()
  const [link] = await offerAdminLinks(other)
  const tries = await Promise.allSettled(
    ['甲一', '乙二', '丙三'].map(name => claimAdmin(other, given(link?.token ?? '', name))),
  )
  expect(tries.filter(each => each.status === 'fulfilled')).toHaveLength(1)
  expect(await other.db.selectFrom('people').select('id').execute()).toHaveLength(1)
  await other.close()
})
