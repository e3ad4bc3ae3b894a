// Takes the pictures of the documents from the running application: `node docs/pictures/take.mjs http://127.0.0.1:4400`, after `npm start`
// on a fresh data folder. Submitters on a phone (390), staff on a desk (1440).
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { findChromium } from '../../scripts/browser.mjs'

const base = process.argv[2] ?? 'http://127.0.0.1:4400'
const here = import.meta.dirname
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
const phone = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }

const submitter = await openPage(phone)
await submitter.goto(`${base}/`)
await take(submitter, 'home-390')
const wide = await openPage(desk)
await wide.goto(`${base}/`)
await take(wide, 'home-1440')
await submitter.goto(`${base}/leave`)
await submitter
  .getByRole('textbox', { name: '写下来' })
  .fill('东校园14栋一楼的洗衣机坏了四台，报修一个星期没有人来，晚上排队排到走廊。')
await settle(submitter)
await take(submitter, 'leave-390')
await submitter.getByRole('button', { name: '下一步' }).click()
await submitter.getByRole('combobox', { name: /你的学院或单位/ }).fill('土木建筑工程学院')
await submitter.getByRole('button', { name: '下一步' }).click()
await submitter.getByRole('heading', { level: 1, name: '看一眼，就可以交了' }).waitFor()
await take(submitter, 'check-390')
await submitter.getByRole('checkbox', { name: /我知道了/ }).check()
await submitter.getByRole('button', { name: '确认，留作业' }).click()
await submitter.getByRole('heading', { level: 1, name: '作业留下了' }).waitFor()
await take(submitter, 'receipt-390')
const [caseNo, code] = await submitter.locator('.receipt dd').allInnerTexts()
await submitter.goto(`${base}/track`)
await submitter.getByRole('textbox', { name: '编号' }).fill(caseNo)
await submitter.getByRole('textbox', { name: '查询码' }).fill(code)
await submitter.getByRole('button', { name: '查看' }).click()
await submitter.getByRole('list', { name: '三个阶段' }).waitFor()
await take(submitter, 'follow-390')

const dispatcher = await openPage(desk)
await signIn(dispatcher, 'dispatcher', 'ZDT')
await dispatcher.goto(`${base}/desk/schoolAll`)
await dispatcher
  .getByRole('button', { name: '关闭' })
  .or(dispatcher.getByRole('button', { name: /收起|关掉|知道了/ }))
  .first()
  .click({ timeout: 3000 })
  .catch(() => {})
await dispatcher.getByPlaceholder('列表内查找').fill('东校园')
await dispatcher.keyboard.press('Enter')
await settle(dispatcher)
await take(dispatcher, 'worklist-1440')
await dispatcher.locator('main a[href*="20"]').first().click()
await dispatcher.getByRole('toolbar', { name: '可以做的事' }).waitFor()
await take(dispatcher, 'case-1440')
await dispatcher.goto(`${base}/desk/readiness`)
await dispatcher.getByRole('heading', { level: 1 }).waitFor()
await take(dispatcher, 'readiness-1440')
await browser.close()

async function openPage(viewport) {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

async function signIn(page, role, unit) {
  const answer = await page.request.get(`${base}/trpc/session.demoPeople`)
  const { result } = await answer.json()
  const { personId } = result.data.find(person => person.role === role && person.unit.id === unit)
  await page.request.post(`${base}/trpc/session.signInDemo`, { data: { personId } })
}

async function settle(page) {
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.evaluate(() => document.fonts.ready)
  await new Promise(resolve => setTimeout(resolve, 900))
}

async function take(page, name) {
  await settle(page)
  const path = join(here, `${name}.png`)
  // Few colours are enough for a page, and keep the repository small.
  const shot = await page.screenshot()
  await sharp(shot).png({ palette: true, colours: 128, effort: 10 }).toFile(path)
  console.log(`${name}.png ${Math.round(statSync(path).size / 1000)} kB`)
}
