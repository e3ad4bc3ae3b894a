import { look, lookNow } from './axe.ts'
import { expect, test } from './house.ts'
import type { Who } from './people.ts'

const INSPECTOR: Who = { role: 'inspector', unit: 'DC' }
interface Order {
  readonly year: number
  readonly n: number
  readonly caseNo: string
  readonly unit: { readonly id: string }
}

test('督查办 closes a 督办单 and issues one by hand; the unit answers it on the page of the case, and 督查办 confirms', async ({
  house,
}) => {
  test.slow()
  const { rows } = await house.ask<{ rows: Order[] }>(INSPECTOR, 'supervision.orders', { state: 'open' })
  const order = rows.find(({ unit }) => unit.id !== 'ZDT')
  if (!order) throw new Error('nothing of the demo is under supervision')
  const { caseNo, unit } = order
  const number = `督〔${order.year}〕${order.n}号`

  const page = await house.as(INSPECTOR, '/desk/orders')
  await expect(page.getByRole('heading', { level: 1, name: '督办单' })).toBeVisible()
  await look(page, 'orders')
  await page.getByRole('button', { name: `办结督办单：${number}` }).click()
  const closing = page.getByRole('form', { name: '办结督办单' })
  await closing.getByRole('button', { name: '确认办结督办单' }).click()
  await expect(closing.getByText('请写清楚，至少 5 个字')).toBeVisible()
  await closing.getByRole('textbox').fill('已当面督促，改为限期再看。')
  await closing.getByRole('button', { name: '确认办结督办单' }).click()
  await expect(page.getByRole('listitem', { name: number })).toHaveCount(0)

  await page.getByText(/^人工开督办单/).click()
  const outline = page.getByRole('listitem', { name: caseNo })
  await outline.getByRole('button', { name: `开督办单：${caseNo}` }).click()
  await outline.getByRole('textbox', { name: '为什么开督办单' }).fill('师生多次来电反映，请尽快办理。')
  await look(page, 'orders-by-hand')
  await outline.getByRole('button', { name: '确认开督办单' }).click()
  await expect(page.getByText(`${caseNo} 已开督办单`)).toBeVisible()

  const officer = await house.as({ role: 'officer', unit: unit.id }, `/desk/cases/${caseNo}`)
  const card = officer.getByRole('region', { name: '督办单' }).getByRole('listitem', { name: /^督〔/ }).first()
  await card.getByRole('button', { name: /^答复督办单/ }).click()
  const answer = card.getByRole('form', { name: '答复督办单' })
  await answer.getByRole('textbox', { name: '超期的原因' }).fill('采购流程走得慢，配件上周才到货。')
  await answer.getByRole('textbox', { name: '采取什么措施' }).fill('先从库房调拨，本周内装好，下周回头看一次。')
  // Too far away: it says how far it may be, and nothing typed is lost.
  await answer.getByLabel(/哪一天以前整改好/).fill('2099-01-01')
  await answer.getByRole('button', { name: '确认答复督办单' }).click()
  await expect(answer.getByRole('alert')).toContainText('整改日期最晚是')
  const latest = /\d{4}-\d{2}-\d{2}/.exec((await answer.getByRole('alert').textContent()) ?? '')?.[0] ?? ''
  await answer.getByLabel(/哪一天以前整改好/).fill(latest)
  await look(officer, 'order-answer')
  await answer.getByRole('button', { name: '确认答复督办单' }).click()
  await expect(card.getByText('待督查办确认')).toBeVisible()

  await page.goto(`/desk/cases/${caseNo}`)
  const own = page.getByRole('region', { name: '督办单' }).getByRole('listitem', { name: /^督〔/ }).first()
  await own.getByRole('button', { name: /^确认答复：/ }).click()
  await own.getByRole('button', { name: '确认答复', exact: true }).click()
  await expect(own.getByText('已确认，整改中')).toBeVisible()
  await lookNow(page, 'order-confirmed')
  house.faults.forgive(/400/)
})
