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

// The college has a rule of its own in force, and a new one that never gets its turn.
const configurer = await openPage(desk)
await signIn(configurer, 'configurer', 'JDXY')
const item = { kind: 'routing', unit: 'JDXY' }
const network = rule('network', '网络问题', ['case.category', 'WL'], { path: 'transfer', unit: 'XXC' })
const first = await call(configurer, 'drafts.create', { ...item, name: '先有的', body: ruleSet([network]) })
const reason = { zh: '网络问题直接交信息网络中心', en: 'Network matters go to the network centre' }
const proposed = await call(configurer, 'drafts.propose', { id: first.id, version: 1, reason })
const reviewer = await openPage(desk)
await signIn(reviewer, 'reviewer', 'JDXY')
await call(reviewer, 'changes.publish', { id: proposed.id })
const cut = rule('lab', '机房断网', ['case.category', 'WL'], { path: 'handle', target: 'entryUnit' })
const draft = await call(configurer, 'drafts.create', {
  ...item,
  name: '机房断网自己办',
  body: ruleSet([network, cut]),
})
await configurer.goto(`${base}/desk/rules/drafts/${draft.id}`)
await configurer
  .getByRole('button', { name: '关闭' })
  .first()
  .click({ timeout: 3000 })
  .catch(() => {})
await configurer.getByText('永远轮不到').first().waitFor()
await configurer
  .getByRole('button', { name: /^机房断网/ })
  .first()
  .click()
await take(configurer, 'rules-1440')
await browser.close()

function rule(id, zh, [fact, value], then) {
  const when = { all: [{ fact, operator: 'is', value }] }
  return {
    id,
    title: { zh, en: id },
    band: 'unit',
    when,
    then,
    say: { zh: `${zh}按本单位的规则办。`, en: `By the rule ${id} of this unit.` },
  }
}
function ruleSet(rules) {
  return { kind: 'routing', rules }
}

async function call(page, procedure, data) {
  const answer = await page.request.post(`${base}/trpc/${procedure}`, { data, headers: { origin: base } })
  if (!answer.ok()) throw new Error(`${procedure}: ${await answer.text()}`)
  return (await answer.json()).result.data
}

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
