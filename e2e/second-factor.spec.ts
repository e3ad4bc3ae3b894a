import type { Page } from '@playwright/test'
import { codeOf } from '../apps/server/src/directory/testing-totp.ts'
import { look, lookNow } from './axe.ts'
import { expect, type House, test } from './house.ts'
import { LEADER, SECURITY_ADMIN, SYSTEM_ADMIN, signIn } from './people.ts'

const OWN = 'Mango-Season-77'

/** An officer of 信息网络中心 who is nobody of the demo: the one click is not theirs, and the second factor is asked for. */
async function newOfficer(house: House): Promise<{ username: string; password: string }> {
  const username = `factor.${Math.random().toString(36).slice(2, 8)}`
  const person = { username, name: '覃新人', kind: '管理人员', unit: 'XXC' }
  const { id, password } = await house.call<{ id: string; password: string }>(
    SYSTEM_ADMIN,
    'directory.addPerson',
    person,
  )
  await house.call(SECURITY_ADMIN, 'directory.appoint', { personId: id, role: 'officer', unit: 'XXC', branch: null })
  return { username, password }
}

async function giveName(page: Page, username: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '用户名' }).fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
async function changePassword(page: Page, from: string): Promise<void> {
  await expect(page.getByText('初始密码')).toBeVisible()
  await page.getByLabel('现在的密码').fill(from)
  await page.getByLabel('新密码').fill(OWN)
  await page.getByLabel('再输一次').fill(OWN)
  await page.getByRole('button', { name: '更换密码' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '设置第二步验证' })).toBeVisible()
}
const code = (page: Page) => page.getByLabel(/6 位数字/)
const signOut = async (page: Page) => {
  await page.locator('details.me > summary').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(/\/sign-in/)
}

test('a new officer sets up an authenticator before anything is open, signs in with it, and looks after the account', async ({
  house,
}) => {
  test.slow()
  house.faults.forgive(/status of (400|401)|ERR_INCOMPLETE_CHUNKED_ENCODING .*\.live/)
  const { username, password } = await newOfficer(house)
  const page = await house.nobody()
  await page.goto('/sign-in?next=/desk/account')
  await giveName(page, username, password)
  await changePassword(page, password)
  await look(page, 'factor-ways')
  // The gate is the server's: no other page is open, and no procedure.
  await page.goto('/desk/triage')
  await expect(page.getByRole('heading', { level: 1, name: '设置第二步验证' })).toBeVisible()
  expect((await page.request.get('/trpc/desk.counters')).status()).toBe(401)

  await page.getByRole('button', { name: '用手机验证器' }).click()
  await expect(page.getByRole('img', { name: '验证器密钥的二维码' })).toBeVisible()
  await look(page, 'factor-qr')
  await page.getByText('扫不了？手动输入密钥').click()
  const key = ((await page.locator('.enrol-key').textContent()) ?? '').replaceAll(' ', '')
  await code(page).fill('000000')
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await expect(page.getByText('验证码不对或已用过')).toBeVisible()
  await look(page, 'factor-wrong')
  await code(page).fill(codeOf(key, Date.now()))
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await expect(page.getByRole('heading', { name: '备用码只显示这一次' })).toBeVisible()
  await look(page, 'factor-backup-codes')
  const backup = (await page.locator('.backup-codes code').first().textContent()) ?? ''
  await page.getByRole('button', { name: '已保存好，继续' }).click()
  await page.waitForURL(/\/desk/)

  // A second device, with the next code.
  const other = await house.nobody()
  await other.goto('/sign-in?next=/desk/account')
  await giveName(other, username, OWN)
  await expect(other.getByRole('heading', { level: 1, name: '第二步验证' })).toBeVisible()
  await look(other, 'factor-second-step')
  await code(other).fill(codeOf(key, Date.now() + 30_000))
  await other.getByRole('button', { name: '验证', exact: true }).click()
  await expect(other.getByRole('heading', { level: 1, name: '我的账号' })).toBeVisible()
  await expect(other.getByText('本机')).toBeVisible()
  await look(other, 'account')
  await other.getByRole('button', { name: /^退出：/ }).click()
  await lookNow(other, 'account-sure')
  await other.getByRole('button', { name: '确认退出' }).click()
  await expect(other.getByRole('button', { name: /^退出：/ })).toHaveCount(0)
  await page.goto('/desk')
  await page.waitForURL(/\/sign-in/)

  await giveName(page, username, OWN)
  await page.getByRole('button', { name: '手机不在身边：用备用码' }).click()
  await page.getByLabel('备用码').fill(backup)
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await page.waitForURL(/\/desk/)
  await page.goto('/desk/account')
  await expect(page.getByText('还剩 9 个没用过')).toBeVisible()
  await page.getByRole('button', { name: '移除：手机验证器' }).click()
  await page.getByRole('button', { name: '确认移除' }).click()
  await expect(page.getByText('至少保留一种第二步验证')).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible()
  await look(page, 'account-english')
})

test('whoever came in without showing the own factor shows it before backup codes are drawn anew', async ({
  house,
}) => {
  test.slow()
  house.faults.forgive(/status of (400|401|403)|ERR_INCOMPLETE_CHUNKED_ENCODING .*\.live/)
  const first = await house.nobody()
  await signIn(first, LEADER)
  await first.goto('/desk/account')
  await first.getByRole('button', { name: '开启第二步验证' }).click()
  const key = await setUpCodes(first)
  await expect(first.getByText('还剩 10 个没用过')).toBeVisible()

  // The one click of the demo opens the desk, and proves nothing where there is a factor of one's own.
  const page = await house.nobody()
  await signIn(page, LEADER)
  await page.goto('/desk/account')
  await page.getByRole('button', { name: '换一批：备用码' }).click()
  await page.getByRole('button', { name: '确认换一批' }).click()
  const again = page.getByRole('form', { name: '先确认是你本人' })
  await expect(again).toBeVisible()
  await look(page, 'account-prove-again')
  await again.getByLabel(/6 位数字/).fill('000000')
  await again.getByRole('button', { name: '验证', exact: true }).click()
  await expect(again.getByText('验证码不对或已用过')).toBeVisible()
  await again.getByLabel(/6 位数字/).fill(codeOf(key, Date.now() + 30_000))
  await again.getByRole('button', { name: '验证', exact: true }).click()
  await expect(page.getByRole('heading', { name: '备用码只显示这一次' })).toBeVisible()
  await expect(again).toHaveCount(0)
})

/** Sets up an authenticator and returns its key. */
async function setUpCodes(page: Page): Promise<string> {
  await page.getByRole('button', { name: '用手机验证器' }).click()
  await page.getByText('扫不了？手动输入密钥').click()
  const key = ((await page.locator('.enrol-key').textContent()) ?? '').replaceAll(' ', '')
  await code(page).fill(codeOf(key, Date.now()))
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await page.getByRole('button', { name: '已保存好，继续' }).click()
  return key
}

test('a passkey of the device is set up and signs in, and the security administrator resets what was lost', async ({
  house,
  baseURL,
}) => {
  test.slow()
  house.faults.forgive(/status of (400|401)|ERR_INCOMPLETE_CHUNKED_ENCODING .*\.live/)
  const { username, password } = await newOfficer(house)
  const page = await house.nobody()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  // A passkey is bound to a name: the same server, by the name of this machine.
  const site = (baseURL ?? '').replace('127.0.0.1', 'localhost')
  await page.goto(`${site}/sign-in`)
  await giveName(page, username, password)
  await changePassword(page, password)
  await page.getByRole('button', { name: '用通行密钥' }).click()
  await page.getByRole('button', { name: '已保存好，继续' }).click()
  await page.waitForURL(/\/desk/)
  await signOut(page)
  await giveName(page, username, OWN)
  await look(page, 'factor-passkey')
  await page.getByRole('button', { name: '用通行密钥验证' }).click()
  await page.waitForURL(/\/desk/)

  const admin = await house.as(SECURITY_ADMIN, '/desk/sign-ins')
  await admin.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(username)
  const row = admin.getByRole('listitem').filter({ hasText: username })
  await expect(row).toContainText('已开启第二步验证')
  await look(admin, 'sign-ins')
  await row.getByRole('button', { name: '重置验证：覃新人' }).click()
  await row.getByRole('button', { name: '确认重置' }).click()
  await expect(row.getByText('必填')).toBeVisible()
  await look(admin, 'sign-ins-reset')
  await row.getByLabel('理由').fill('手机丢失，已当面核对工作证')
  await row.getByRole('button', { name: '确认重置' }).click()
  await expect(row).toContainText('未开启第二步验证')

  await page.goto(`${site}/desk/notices`)
  await page.waitForURL(/\/sign-in/)
  await giveName(page, username, OWN)
  await expect(page.getByRole('heading', { level: 1, name: '设置第二步验证' })).toBeVisible()
  await page.getByRole('button', { name: '用通行密钥' }).click()
  await page.getByRole('button', { name: '已保存好，继续' }).click()
  await expect(page.getByText('安全管理员重置了你的第二步验证')).toBeVisible()
})

test('a desk that is left alone says so, ends the session, and keeps what was typed for the same person', async ({
  house,
}) => {
  test.slow()
  house.faults.forgive(/status of 401|ERR_INCOMPLETE_CHUNKED_ENCODING .*\.live/)
  const { username, password } = await newOfficer(house)
  const page = await house.nobody()
  await page.clock.install()
  await page.goto('/sign-in')
  await giveName(page, username, password)
  await changePassword(page, password)
  const key = await setUpCodes(page)
  await page.waitForURL(/\/desk/)
  const search = page.getByRole('searchbox').first()
  await search.fill('写到一半的话')

  await page.clock.fastForward('26:30')
  await expect(page.getByRole('heading', { name: '还在吗？' })).toBeVisible()
  await lookNow(page, 'idle-warning')
  await page.clock.fastForward('02:30')
  const out = page.getByRole('dialog', { name: '登录已结束' })
  await expect(out).toBeVisible()
  await lookNow(page, 'idle-signed-out')
  expect((await page.request.get('/trpc/desk.counters')).status()).toBe(401)
  await giveName(page, username, OWN)
  await code(page).fill(codeOf(key, Date.now() + 30_000))
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await expect(out).toHaveCount(0)
  await expect(search).toHaveValue('写到一半的话')
})
