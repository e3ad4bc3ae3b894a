import { look, lookNow } from './axe.ts'
import { pick } from './desk.ts'
import { expect, test } from './house.ts'
import { OFFICER, SECURITY_ADMIN, SYSTEM_ADMIN } from './people.ts'

const added = { name: '陆新', kind: '管理人员', unit: 'XXC' }

test('the system administrator adds somebody, who changes the first password before anything else', async ({
  house,
}) => {
  test.slow()
  const page = await house.as(SYSTEM_ADMIN, '/desk')
  await expect(page.getByRole('heading', { level: 1, name: '人员与单位' })).toBeVisible()
  await look(page, 'people')

  await page.getByRole('button', { name: '添加人员' }).click()
  const form = page.getByRole('form', { name: '添加人员' })
  await form.getByRole('button', { name: '添加' }).click()
  await expect(form.getByText('必填')).toHaveCount(4)
  await form.getByLabel('姓名').fill('陆新')
  await form.getByLabel('用户名').fill('lu.xin')
  await pick(form, '身份', '管理人员')
  await pick(form, '所在单位', '信息网络中心', '信息')
  await look(page, 'people-add')
  await form.getByRole('button', { name: '添加' }).click()
  const told = page.getByRole('status').filter({ hasText: '只显示这一次' })
  await expect(told).toContainText('lu.xin')
  const password = (await told.locator('dd').last().textContent()) ?? ''
  await look(page, 'people-first-password')
  await told.getByRole('button', { name: '记下了' }).click()
  await expect(page.getByText(password)).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: 'lu.xin' })).toContainText('未改首次密码')

  house.faults.forgive(/400/)
  await page.getByRole('button', { name: '添加人员' }).click()
  await form.getByLabel('姓名').fill('陆新')
  await form.getByLabel('用户名').fill('LU.XIN')
  await pick(form, '身份', '管理人员')
  await pick(form, '所在单位', '信息网络中心', '信息')
  await form.getByRole('button', { name: '添加' }).click()
  await expect(form.getByText('这个用户名已有人使用')).toBeVisible()

  const own = await house.nobody()
  await own.goto('/sign-in')
  await own.getByRole('textbox', { name: '用户名' }).fill('lu.xin')
  await own.getByLabel('密码', { exact: true }).fill(password)
  await own.getByRole('button', { name: '登录', exact: true }).click()
  await expect(own.getByText('初始密码')).toBeVisible()
  await look(own, 'first-sign-in')
  const now = async (next: string) => {
    await own.getByLabel('现在的密码').fill(password)
    await own.getByLabel('新密码').fill(next)
    await own.getByLabel('再输一次').fill(next)
    await own.getByRole('button', { name: '更换密码' }).click()
  }
  await now('only-small-letters')
  await expect(own.getByText('密码须含')).toBeVisible()
  await now('Mango-Season-77')
  await own.waitForURL(({ pathname }) => pathname === '/')
  await own.goto('/desk')
  await expect(own.getByText('你还没有工作职务')).toBeVisible()
})

test('people are found, and somebody who leaves is asked about first', async ({ house }) => {
  await house.call(SYSTEM_ADMIN, 'directory.addPerson', { ...added, username: 'le.aver', name: '离岗人' })
  const page = await house.as(SYSTEM_ADMIN, '/desk/people')
  const search = page.getByRole('searchbox', { name: '按姓名或用户名查找' })
  await search.fill('没有这个人')
  await expect(page.getByText('没有找到')).toBeVisible()
  await lookNow(page, 'people-nobody')
  await search.fill('le.av')
  const row = page.getByRole('listitem').filter({ hasText: 'le.aver' })
  await row.getByRole('button', { name: '停用：离岗人' }).click()
  await expect(row.getByRole('button', { name: '不了' })).toBeFocused()
  await look(page, 'people-sure')
  await row.getByRole('button', { name: '不了' }).click()
  await expect(row.getByRole('button', { name: '停用：离岗人' })).toBeFocused()
  await row.getByRole('button', { name: '停用：离岗人' }).click()
  await row.getByRole('button', { name: '确认停用' }).click()
  await expect(row).toContainText('已停用')
  await expect(row.getByRole('button', { name: '重新启用：离岗人' })).toBeVisible()
})

test('a unit is added with a branch, staffed by the security administrator, and is ready', async ({ house }) => {
  test.slow()
  const page = await house.as(SYSTEM_ADMIN, '/desk/people?of=units')
  await look(page, 'units')
  await page.getByRole('button', { name: '添加单位' }).click()
  const form = page.getByRole('form', { name: '添加单位' })
  await form.getByLabel('单位名称').fill('出版社')
  await form.getByLabel('英文名称').fill('University Press')
  await form.getByLabel('代码').fill('cbs')
  await pick(form, '类型', '部门（单位）')
  await look(page, 'units-add')
  await form.getByRole('button', { name: '添加' }).click()
  await page.getByRole('searchbox', { name: '按名称或代码查找单位' }).fill('CBS')
  await page.getByRole('button', { name: '出版社的党支部' }).click()
  const branches = page.getByRole('form', { name: '给出版社添加党支部' })
  await branches.getByLabel('党支部名称').fill('编辑党支部')
  await branches.getByLabel('英文名称').fill('Editors')
  await branches.getByRole('button', { name: '添加党支部' }).click()
  await expect(page.getByText('CBS-1')).toBeVisible()
  await look(page, 'units-branches')

  const people: string[] = []
  for (const name of ['专人甲', '副手乙', '书记丙', '党员丁']) {
    const username = `cbs.${people.length}`
    const { id } = await house.call<{ id: string }>(SYSTEM_ADMIN, 'directory.addPerson', { ...added, username, name })
    people.push(id)
  }
  const give = (n: number, role: string) =>
    house.call(SECURITY_ADMIN, 'directory.appoint', { personId: people[n], role, unit: 'CBS', branch: null })
  await give(0, 'officer')
  await give(1, 'deputy')
  await give(2, 'reviewer')

  const desk = await house.as(SECURITY_ADMIN, '/desk')
  await expect(desk.getByRole('heading', { level: 1, name: '岗位任命' })).toBeVisible()
  await look(desk, 'appointments')
  await desk.getByRole('searchbox', { name: '按名称或代码查找单位' }).fill('出版社')
  await desk.getByRole('link', { name: /^出版社/ }).click()
  await expect(desk.getByText('未就绪，由总答题组代办')).toBeVisible()
  await look(desk, 'appointments-unit')
  const appoint = desk.getByRole('form', { name: '任命' })
  await pick(appoint, '人员', '党员丁 · cbs.3 · 信息网络中心', 'cbs.3')
  await pick(appoint, '岗位', '党员承办人')
  await appoint.getByRole('button', { name: '任命' }).click()
  await expect(appoint.getByText('必填')).toBeVisible()
  await pick(appoint, '党支部', '编辑党支部')
  await appoint.getByRole('button', { name: '任命' }).click()
  await expect(desk.getByRole('listitem').filter({ hasText: '党员丁' })).toContainText('编辑党支部')
  await expect(desk.getByText('未就绪，由总答题组代办')).toHaveCount(0)
  await look(desk, 'appointments-ready')

  const row = desk.getByRole('listitem').filter({ hasText: '书记丙' })
  await row.getByRole('button', { name: /^免去：书记丙/ }).click()
  await look(desk, 'appointments-sure')
  await row.getByRole('button', { name: '确认免去' }).click()
  await expect(row).toHaveCount(0)
  await expect(desk.getByText('还缺：没有审核人')).toBeVisible()
})

test('separation of duties is refused in words, in both languages', async ({ house }) => {
  house.faults.forgive(/400/)
  const { person } = await house.ask<{ person: { name: string } }>(OFFICER, 'session.me', {})
  const officer = person.name
  const page = await house.as(SECURITY_ADMIN, '/desk/appointments?unit=ZDT')
  const form = page.getByRole('form', { name: '任命' })
  await form.getByRole('combobox', { name: '人员' }).click()
  await form.getByRole('combobox', { name: '人员' }).fill(officer)
  await page
    .locator('.ant-select-dropdown:visible')
    .getByTitle(new RegExp(`^${officer}`))
    .first()
    .click()
  await pick(form, '岗位', '审计管理员')
  await form.getByRole('button', { name: '任命' }).click()
  await expect(form.getByText(/^三员分立/)).toBeVisible()
  await look(page, 'appointments-refused')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByText(/^Separation of duties/)).toBeVisible()
  await look(page, 'appointments-english')
})
