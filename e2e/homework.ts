import type { Page } from '@playwright/test'
import { expect, type Receipt } from './house.ts'

/** What submitters do on their pages, in the words of the pages. */

/** A red square of 8 × 8 points: the smallest photo of a leak. */
export const PHOTO = {
  name: 'leak.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGM4oaGBFTEMLQkAgl1GAWqNFmsAAAAASUVORK5CYII=',
    'base64',
  ),
}

/** From the first page to the last step of a submission, which is left to be sent. */
export async function writeHomework(page: Page, text: string, unit: string): Promise<void> {
  await page.goto('/leave')
  await page.getByRole('textbox', { name: '写下来' }).fill(text)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('combobox', { name: /你的学院或单位/ }).fill(unit)
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '看一眼，就可以交了' })).toBeVisible()
}

/** Number and code, read from the receipt. */
export async function readReceipt(page: Page): Promise<Receipt> {
  await expect(page.getByRole('heading', { level: 1, name: '作业留下了' })).toBeVisible()
  const [caseNo = '', receiptCode = ''] = await page.locator('.receipt dd').allInnerTexts()
  expect(caseNo).toMatch(/^\d{4}-/)
  expect(receiptCode.length).toBeGreaterThan(8)
  return { caseNo, receiptCode }
}

/** Opens a case with what stands on its receipt. */
export async function track(page: Page, { caseNo, receiptCode }: Receipt): Promise<void> {
  await page.goto('/track')
  await page.getByRole('textbox', { name: '编号' }).fill(caseNo)
  await page.getByRole('textbox', { name: '查询码' }).fill(receiptCode)
  await page.getByRole('button', { name: '查看' }).click()
  await expect(page.getByRole('list', { name: '三个阶段' })).toBeVisible()
}
