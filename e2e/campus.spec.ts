import { look, lookNow } from './axe.ts'
import { openCampus } from './campus-house.ts'
import { expect, test } from './house.ts'

let campus: Awaited<ReturnType<typeof openCampus>>
test.beforeAll(async () => {
  campus = await openCampus()
})
test.afterEach(() => campus.oidc.misbehave({}))
test.afterAll(() => campus.close())

test('a student signs in through the campus, sees the ways in, links another and takes one away', async ({ house }) => {
  test.slow()
  const page = await house.nobody()
  await page.goto(`${campus.address}/mine`)
  await page.getByRole('link', { name: '去登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeVisible()
  await expect(page.getByLabel('密码', { exact: true })).toBeHidden()
  await look(page, 'campus-sign-in')
  await page.getByText('用平台账号登录').click()
  await expect(page.getByLabel('密码', { exact: true })).toBeVisible()
  await lookNow(page, 'campus-sign-in-local')

  await page.getByRole('link', { name: '学校统一身份认证', exact: true }).click()
  await page.getByRole('button', { name: campus.name }).click()
  await page.waitForURL(`${campus.address}/mine`)
  await page.getByRole('link', { name: '登录方式' }).click()
  const oidc = page.getByRole('listitem').filter({ hasText: '学校统一身份认证' })
  await expect(oidc).toContainText('唯一能用的登录方式')
  await look(page, 'ways-in')

  await page.getByRole('button', { name: '绑定学校统一身份认证（CAS）' }).click()
  await look(page, 'ways-in-confirm')
  await page.getByRole('button', { name: '用学校统一身份认证确认' }).click()
  await page.getByRole('button', { name: campus.name }).click()
  await expect(page.getByText('已确认是你本人')).toBeVisible()
  expect(page.url()).toBe(`${campus.address}/ways-in`)
  await page.getByRole('button', { name: '绑定学校统一身份认证（CAS）' }).click()
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('button', { name: 'lan.xx' }).click()
  await expect(page.getByText('（CAS）已绑定')).toBeVisible()
  await look(page, 'ways-in-linked')

  await page.getByRole('button', { name: '解绑：学校统一身份认证', exact: true }).click()
  await page.getByRole('button', { name: '用学校统一身份认证（CAS）确认' }).click()
  await page.getByRole('button', { name: 'lan.xx' }).click()
  await page.getByRole('button', { name: '绑定微信小程序' }).click()
  await page.getByRole('button', { name: '生成绑定码' }).click()
  await expect(page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)).toBeVisible()
  await lookNow(page, 'ways-in-code')
  await page.getByRole('button', { name: '解绑：学校统一身份认证', exact: true }).click()
  await look(page, 'ways-in-sure')
  await page.getByRole('button', { name: '确认解绑' }).click()
  // This session had been opened by it.
  await expect(page.getByText('先登录，才能看到')).toBeVisible()
})

test('somebody without an office sees where they are signed in, and signs another device out', async ({ house }) => {
  const [page, elsewhere] = [await house.nobody(), await house.nobody()]
  for (const each of [elsewhere, page]) {
    await each.goto(`${campus.address}/sign-in?next=/mine`)
    await each.getByRole('link', { name: '学校统一身份认证（CAS）' }).click()
    await each.getByRole('button', { name: 'lan.xx' }).click()
    await each.waitForURL(`${campus.address}/mine`)
  }
  await page.getByRole('link', { name: '密码与登录设备' }).click()
  await expect(page.getByText('本机', { exact: true })).toBeVisible()
  await look(page, 'own-account')
  await page.getByRole('button', { name: /^退出：/ }).click()
  await page.getByRole('button', { name: '确认退出' }).click()
  await expect(page.getByRole('button', { name: /^退出：/ })).toHaveCount(0)
  await page.getByRole('link', { name: '回到我的作业' }).click()
  await page.waitForURL(`${campus.address}/mine`)
  await elsewhere.reload()
  await expect(elsewhere.getByRole('link', { name: '去登录' })).toBeVisible()
})

test('signing out here signs out there too', async ({ house }) => {
  const page = await house.nobody()
  await page.goto(`${campus.address}/sign-in`)
  await page.getByRole('link', { name: '学校统一身份认证（CAS）' }).click()
  await page.getByRole('button', { name: 'lan.xx' }).click()
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeVisible()
})

test('what goes wrong on the way back is said in words, with what to do, in both languages', async ({ house }) => {
  const page = await house.nobody()
  const enter = async (who: string) => {
    await page.goto(`${campus.address}/sign-in?next=/mine`)
    await page.getByRole('link', { name: '学校统一身份认证', exact: true }).click()
    await page.getByRole('button', { name: who }).click()
  }
  await enter('查无此人')
  await expect(page.getByRole('alert')).toContainText('这里没有为你开通账号')
  await look(page, 'campus-not-known')
  campus.oidc.misbehave({ claims: { aud: 'another' } })
  await enter(campus.name)
  await expect(page.getByRole('alert')).toContainText('没能核实你的身份')
  await page.goto(`${campus.address}/api/campus/oidc/back?state=x&code=y`)
  await expect(page.getByRole('alert')).toContainText('重新点一次登录')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('alert')).toContainText('Please start it again')
  await look(page, 'campus-start-again-english')
})
