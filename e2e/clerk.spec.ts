import { look } from './axe.ts'
import { expect, test } from './house.ts'
import { CLERK } from './people.ts'

test('a clerk signs in and is shown a page that is fit for a desk and a phone', async ({ house }) => {
  const page = await house.as(CLERK, '/desk')
  await expect(page.getByRole('main')).toBeVisible()
  await look(page, 'clerk-home')
  await page.goto('/desk/notices')
  await look(page, 'clerk-notices')
})
