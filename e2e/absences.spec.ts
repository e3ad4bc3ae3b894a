import { look } from './axe.ts'
import { pick } from './desk.ts'
import { expect, test } from './house.ts'
import { nameOf, type Who } from './people.ts'

const OFFICER: Who = { role: 'officer', unit: 'DAG' }
const DEPUTY: Who = { role: 'deputy', unit: 'DAG' }
const day = (n: number) => new Date(Date.now() + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)

test('an officer declares an absence, the deputy sees it, and it is ended early', async ({ house }) => {
  const [name, stand] = [nameOf(OFFICER), nameOf(DEPUTY)]
  const page = await house.as(OFFICER, '/desk/absences')
  await expect(page.getByRole('heading', { level: 1, name: '外出代班' })).toBeVisible()
  const form = page.getByRole('form', { name: '登记外出' })
  await form.getByRole('button', { name: '登记' }).click()
  await expect(form.getByText('请选代班的人和起止日期')).toBeVisible()
  await pick(form, '由谁代', stand)
  await form.getByLabel('从哪一天').fill(day(0))
  await form.getByLabel('到哪一天（含）').fill(day(3))
  await form.getByLabel(/^事由/).fill('参加校外培训')
  await form.getByRole('button', { name: '登记' }).click()
  const row = page.getByRole('listitem', { name })
  await expect(row.getByText(`由${stand}代`)).toBeVisible()
  await look(page, 'absences')

  const other = await house.as(DEPUTY, '/desk/covering')
  await expect(other.getByRole('heading', { level: 1, name: '代班' })).toBeVisible()

  await row.getByRole('button', { name: /^提前结束/ }).click()
  await row.getByRole('button', { name: '确认提前结束' }).click()
  await expect(row).toHaveCount(0)
})
