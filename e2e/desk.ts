import type { Locator, Page } from '@playwright/test'
import { look, settled } from './axe.ts'
import { expect } from './house.ts'

/** What staff do at their desk, in the words of the page. */

/** Opens a case from the list of a desk, as one does who works there. */
export async function openFrom(page: Page, desk: string, caseNo: string): Promise<void> {
  await page.goto(`/desk/${desk}`)
  const link = page.getByRole('link', { name: caseNo })
  const more = page.getByRole('button', { name: '再看一些' })
  await expect(link.or(more).first()).toBeVisible()
  // The button goes while the last page arrives: whoever waits for it then would wait for ever.
  await expect(async () => {
    if (!(await link.isVisible())) await more.click({ timeout: 1000 })
    await expect(link).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: caseNo })).toBeVisible()
  await settled(page)
}
export async function openCase(page: Page, caseNo: string): Promise<void> {
  await page.goto(`/desk/cases/${caseNo}`)
  await expect(page.getByRole('heading', { level: 1, name: caseNo })).toBeVisible()
  await settled(page)
}

/** Opens the form of an action; the rarer ones stand behind “其他操作”. */
export async function begin(page: Page, action: string): Promise<Locator> {
  const bar = page.getByRole('toolbar', { name: '可以做的事' })
  const button = bar.getByRole('button', { name: action, exact: true })
  const more = bar.getByRole('button', { name: '其他操作' })
  await expect(button.or(more).filter({ visible: true }).first()).toBeVisible()
  if (!(await button.isVisible())) await more.click()
  await button.click()
  const form = page.getByRole('region', { name: action, exact: true })
  await expect(form).toBeVisible()
  return form
}

/** One of several, by the name of the question and the beginning of the answer. */
export async function choose(form: Locator, question: string | RegExp, answer: string): Promise<void> {
  await form
    .getByRole('radiogroup', { name: question })
    .getByRole('radio', { name: new RegExp(`^${answer}`) })
    .check()
}
/** One of a list that opens, typed where the list can be searched. */
export async function pick(form: Locator, question: string, answer: string, typed?: string): Promise<void> {
  const box = form.getByRole('combobox', { name: new RegExp(`^${question}`) })
  await box.click()
  if (typed) await box.fill(typed)
  await form.page().locator('.ant-select-dropdown:visible').getByTitle(answer, { exact: true }).click()
}
export const tick = (form: Locator, answer: string): Promise<void> =>
  form.getByRole('checkbox', { name: answer }).check()
export const write = (form: Locator, question: string | RegExp, words: string): Promise<void> =>
  form.getByRole('textbox', { name: question }).fill(words)

/** Sends the open form; steps that cannot be taken back ask once more. Waits until the page says what became of the case. */
export async function send(form: Locator, action: string, becomes: string): Promise<void> {
  await form.getByRole('button', { name: action, exact: true }).click()
  const sure = form.getByRole('button', { name: `确认${action}` })
  const said = form.page().getByText(new RegExp(`${action}：.*现为“${becomes}`))
  await expect(sure.or(said).first()).toBeVisible()
  if (await sure.isVisible()) await sure.click()
  await expect(said.first()).toBeVisible()
}

/** Claims and the like have no form: the button does it. */
export async function press(page: Page, action: string, becomes: string): Promise<void> {
  await page.getByRole('toolbar', { name: '可以做的事' }).getByRole('button', { name: action, exact: true }).click()
  await expect(page.getByText(new RegExp(`${action}：.*现为“${becomes}`)).first()).toBeVisible()
}

/** Every desk of this person, one after the other, on a desktop and on a phone. */
export async function lookAtDesks(page: Page, name: string, desks: readonly string[]): Promise<void> {
  for (const desk of desks) {
    await page.goto(`/desk/${desk}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await look(page, `${name}-${desk}`)
  }
}
