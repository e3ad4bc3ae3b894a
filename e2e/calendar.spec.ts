import { look } from './axe.ts'
import { expect, test } from './house.ts'
import { LEAD, OFFICER, type Who } from './people.ts'

const ASSESSOR: Who = { role: 'assessor', unit: 'ZZB' }

test('a holiday notice is pasted, refused by its line, seen before it moves anything, and put in force by a second person', async ({
  house,
}) => {
  test.slow()
  const writer = await house.as(ASSESSOR, '/desk/calendar')
  await expect(writer.getByRole('heading', { level: 1, name: '校历' })).toBeVisible()
  await look(writer, 'calendar')
  const year = (await writer.getByRole('combobox', { name: '年份' }).inputValue()) || '2027'
  const paste = writer.getByRole('textbox', { name: /粘贴 \d+ 年的通知原文/ })
  await paste.fill(`一、元旦：1月1日至3日放假，共3天。\n二、春节：2月30日放假。`)
  await writer.getByRole('button', { name: `读入 ${year} 年` }).click()
  await expect(writer.getByText('第 2 行：没有“2月30日”这样的日期')).toBeVisible()
  await paste.fill('一、元旦：1月1日至3日放假，共3天。1月4日上班。')
  await writer.getByRole('button', { name: `读入 ${year} 年` }).click()
  await expect(writer.getByText(`已读入 ${year} 年：放假 1 段，上班 1 天。发布以后才生效。`)).toBeVisible()
  await writer.getByRole('tab', { name: '学校' }).click()
  await writer.getByRole('button', { name: '＋ 停课与补课' }).click()
  const days = writer.getByRole('region', { name: '停课与补课' })
  await days.getByLabel('到（含）').fill('2000-01-01')
  await expect(writer.getByText(/停课与补课第 1 行：结束日期 2000-01-01 早于开始日期/)).toBeVisible()
  // Far enough ahead to leave the dates of other stories alone.
  const sportsDay = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  await days.getByLabel('从').fill(sportsDay)
  await days.getByLabel('到（含）').fill(sportsDay)
  await writer.getByRole('button', { name: '看看会移动什么' }).click()
  await expect(writer.getByText(/正在走的时限 \d+ 个/)).toBeVisible()
  await look(writer, 'calendar-change')
  await writer.getByRole('textbox', { name: /理由（日期推后/ }).fill('校运会停课一天')
  await writer.getByRole('button', { name: '送审' }).click()
  await expect(writer.getByRole('heading', { name: '等审定的修改' })).toBeVisible()

  const lead = await house.as(LEAD, '/desk/calendar')
  const waiting = lead.getByRole('region', { name: '等审定的修改' })
  await waiting.getByRole('button', { name: '看看会移动什么' }).click()
  await waiting.getByRole('button', { name: '发布：这份校历' }).click()
  await expect(waiting.getByText(/立即生效/)).toBeVisible()
  await look(lead, 'calendar-waiting')
  await waiting.getByRole('button', { name: '确认发布' }).click()
  const history = lead.getByRole('region', { name: '最近的修改' })
  await expect(history.getByText('校运会停课一天')).toBeVisible()
  await expect(history.getByText(/时限已全部重算，推后 \d+ 个/)).toBeVisible({ timeout: 30_000 })

  const officer = await house.as(OFFICER, '/desk')
  await expect(officer.getByRole('link', { name: '校历' })).toHaveCount(0)
})
