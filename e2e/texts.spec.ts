import { look } from './axe.ts'
import { expect, test } from './house.ts'
import { LEAD, OFFICER, type Who } from './people.ts'

const ASSESSOR: Who = { role: 'assessor', unit: 'ZZB' }

test('a notice is worded otherwise, refused without its place, read beforehand, and said so once a second person published it', async ({
  house,
}) => {
  test.slow()
  const writer = await house.as(ASSESSOR, '/desk/texts')
  await expect(writer.getByRole('heading', { level: 1, name: '通知文字' })).toBeVisible()
  await writer.getByRole('button', { name: '修改文字' }).click()
  await writer.getByRole('textbox', { name: '查找' }).fill('等待审核')
  await writer.getByRole('button', { name: '改：作业 {no} 等待审核' }).focus()
  await writer.keyboard.press('Enter')
  const chinese = writer.getByRole('textbox', { name: '中文', exact: true })
  await chinese.fill('请审核')
  await expect(writer.getByText('占位符应正好是：{no}').first()).toBeVisible()
  const mine = writer.getByRole('region', { name: '我的修改' })
  await expect(mine.getByRole('button', { name: '送审' })).toBeDisabled()
  await look(writer, 'texts-refused')
  await writer.getByRole('button', { name: '{no} 放入中文' }).click()
  await chinese.fill('书记您好，{no} 请您审核')
  await expect(writer.getByText(/^书记您好，ZY-\S+ 请您审核$/)).toBeVisible()
  await look(writer, 'texts-draft')
  await mine.getByLabel('理由', { exact: true }).fill('称呼更客气')
  await mine.getByRole('button', { name: '送审' }).click()
  await expect(writer.getByText('由总答题组负责人审定发布。')).toBeVisible()

  const lead = await house.as(LEAD, '/desk/texts')
  const waiting = lead.getByRole('region', { name: '等审定的修改' })
  await waiting.getByRole('button', { name: '发布：这些文字' }).click()
  await expect(waiting.getByText(/从下一条通知起生效/)).toBeVisible()
  await look(lead, 'texts-waiting')
  await waiting.getByRole('button', { name: '确认发布' }).click()
  await expect(lead.getByRole('region', { name: '最近的修改' }).getByText('称呼更客气')).toBeVisible()
  await expect(lead.getByText('本校的', { exact: true })).toBeVisible()

  const officer = await house.as(OFFICER, '/desk')
  await expect(officer.getByRole('link', { name: '通知文字' })).toHaveCount(0)
})
