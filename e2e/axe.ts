import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Widths at which nothing may have to be scrolled sideways: a desk, a phone, a small phone. */
const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const SMALL = { width: 360, height: 740 }

/** No violation of WCAG 2.2 A and AA on the page as it is now; the message names rule, place and what is wrong. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze()
  const said = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
  expect(said, `accessibility of ${page.url()}`).toEqual([])
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0
  const wide = await page.evaluate<string[]>(WIDER_THAN_THE_PAGE)
  expect(wide, `${page.url()} at ${width} px must not be scrolled sideways`).toEqual([])
}
/** What sticks out, where the page can be scrolled sideways at all. */
const WIDER_THAN_THE_PAGE = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const out = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > clientWidth + 1)
  return [scrollWidth + ' px wide', ...out.slice(0, 5).map(one => one.tagName + '.' + one.getAttribute('class'))]
})()`

/** The page stands still: nothing is being loaded. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('.ant-skeleton, .skeleton, .desk-loading, .case-loading, [aria-busy="true"]')).toHaveCount(
    0,
  )
  await page.evaluate('document.fonts.ready.then(() => null)')
}

/** Looks at a page on a desktop and on two phones: accessible, nothing sideways, a picture of each in the results. */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? WIDE
  const rest = [WIDE, PHONE].filter(({ width }) => width !== before.width)
  await lookNow(page, name)
  for (const size of rest) {
    await page.setViewportSize(size)
    await lookNow(page, name)
  }
  await page.setViewportSize(SMALL)
  await expectNoSidewaysScroll(page)
  await page.setViewportSize(before)
}

/** The same at the width the page has, for a moment that does not last. */
export async function lookNow(page: Page, name: string): Promise<void> {
  await settled(page)
  const { outputDir } = test.info().project
  await page.screenshot({
    path: `${outputDir}/pages/${name}-${page.viewportSize()?.width ?? 0}.png`,
    fullPage: true,
    animations: 'disabled',
    scale: 'css',
  })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
}
