import { look } from './axe.ts'
import { expect, test } from './house.ts'
import { AUDIT_ADMIN, SECURITY_ADMIN, SYSTEM_ADMIN } from './people.ts'

test('the three administrators sign in, have no desk of cases and find none', async ({ house }) => {
  test.slow()
  house.faults.forgive(/status of (403|404) .*\/trpc\//)
  const { caseNo } = await house.leave('9栋楼道的消防栓玻璃碎了，怕划到人。')
  for (const admin of [SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN]) {
    const page = await house.as(admin, '/desk')
    await expect(page.getByRole('main')).toBeVisible()
    await expect(page.getByRole('link', { name: /待研判|全校|题库/ })).toHaveCount(0)
    await look(page, `${admin.role}-home`)
    await page.goto(`/desk/cases/${caseNo}`)
    await expect(page.getByText(/没有这道题/)).toBeVisible()
    await page.goto(`/desk/search?q=${encodeURIComponent('消防栓')}`)
    await expect(page.getByText(/没有找到|列表没有取到/)).toBeVisible()
    await page.goto('/desk/schoolAll')
    await expect(page.getByText(/消防栓/)).toHaveCount(0)
    await page.goto('/desk/notices')
    await expect(page.getByRole('heading', { level: 1, name: '通知' })).toBeVisible()
  }
})

test('the page of the first administrator says what is missing, and that a wrong link is wrong', async ({ house }) => {
  house.faults.forgive(/status of (400|422) .*session\.claimAdmin/)
  const page = await house.nobody()
  await page.goto('/sign-in?first=not-a-link')
  await expect(page.getByRole('heading', { level: 1, name: '设立首位管理员' })).toBeVisible()
  await page.getByRole('button', { name: '设立' }).click()
  await expect(page.getByText('必填').first()).toBeVisible()
  await look(page, 'first-administrator')
  await page.getByRole('textbox', { name: '姓名' }).fill('蒙雪芬')
  await page.getByRole('textbox', { name: '用户名' }).fill('admin-one')
  await page.getByLabel('密码', { exact: true }).fill('a long enough password 42')
  await page.getByRole('button', { name: '设立' }).click()
  await expect(page.getByRole('alert').getByText(/链接已使用、已过期或不正确/)).toBeVisible()
})

test('wrong name or password is said without telling which; the sign-in page is fit for a desk and a phone', async ({
  house,
}) => {
  house.faults.forgive(/status of 401 .*sign-in\/username/)
  const page = await house.nobody()
  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { name: '演示：点一个人直接进入' })).toBeVisible()
  await look(page, 'sign-in')
  await page.getByRole('textbox', { name: '用户名' }).fill('nobody-of-that-name')
  await page.getByLabel('密码', { exact: true }).fill('wrong password 123')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText(/用户名或密码不/)).toBeVisible()
})
