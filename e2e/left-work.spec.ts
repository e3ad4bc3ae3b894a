import { look, lookNow } from './axe.ts'
import { pick } from './desk.ts'
import { expect, type House, test } from './house.ts'
import { nameOf, SYSTEM_ADMIN, type Who } from './people.ts'
import { TRIAGE } from './stage.ts'

const seat = (role: string, branch?: string): Who => ({ role, unit: 'LTX', ...(branch ? { branch } : {}) })
const [OFFICER, REVIEWER, LEAVER] = [seat('officer'), seat('reviewer'), seat('member', 'LTX-1')]
const TAKER = seat('member', 'LTX-2')

test('what somebody had in hand who leaves is handed over case by case, and nothing is lost on the way', async ({
  house,
}) => {
  test.slow()
  const [leaver, taker] = [nameOf(LEAVER), nameOf(TAKER)]
  const numbers: string[] = []
  for (const text of [
    '活动室的血压计坏了，量出来每次都不一样。',
    '体检车今年能不能开到西校区来？',
    '活动室门口的坡道太陡，轮椅上不去。',
  ]) {
    const { caseNo } = await house.leave(text, { entryUnit: 'LTX' })
    await house.act(OFFICER, caseNo, 'dispatch.triage', { ...TRIAGE, category: 'LT' })
    await house.act(REVIEWER, caseNo, 'dispatch.approve', { branch: null, member: null, opinion: null })
    await house.act(LEAVER, caseNo, 'handling.claim')
    numbers.push(caseNo)
  }
  await house.act(LEAVER, numbers[2] ?? '', 'dispatch.askSubmitter', {
    question: { text: '您说的是东门还是西门的坡道？' },
  })

  const admin = await house.as(SYSTEM_ADMIN, '/desk/people')
  await admin.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(leaver)
  await admin.getByRole('button', { name: `停用：${leaver}` }).click()
  await expect(admin.getByText(/^在办的题：.* 3 件/)).toBeVisible()
  await look(admin, 'left-work-before')
  await admin.getByRole('button', { name: '确认停用' }).click()
  await expect(admin.getByRole('status').filter({ hasText: `${leaver}留下在办的题` })).toBeVisible()
  for (const caseNo of numbers) await expect(admin.getByText(caseNo)).toHaveCount(0)

  const page = await house.as(OFFICER, '/desk')
  await page.getByRole('link', { name: /^离岗交接/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '离岗交接' })).toBeVisible()
  const group = page.getByRole('region', { name: leaver, exact: true })
  await expect(group.getByText('留下 3 题')).toBeVisible()
  await expect(group.getByText('等提交人补充：收到后可交接')).toBeVisible()
  await look(page, 'left-work')
  await pick(group, '都交给', await labelOf(house, taker), taker)
  await pick(group, `${numbers[1]} 交给`, '放进题库，主动领题', '题库')
  await group.getByRole('button', { name: /^交接/ }).click()
  await expect(group.getByText(new RegExp(`^(${taker} 1 题，题库 1 题|题库 1 题，${taker} 1 题)。`))).toBeVisible()
  await look(page, 'left-work-sure')

  // The second of the two does not reach the server.
  house.faults.forgive(/ERR_FAILED/)
  let sent = 0
  await page.route('**/trpc/dispatch.reassign**', route => {
    sent += 1
    return sent === 2 ? route.abort() : route.continue()
  })
  await group.getByRole('button', { name: '确认交接' }).click()
  await expect(group.getByText(/^没有交接：/)).toBeVisible()
  await expect(group.getByText('留下 2 题')).toBeVisible()
  await look(page, 'left-work-partly')
  await group.getByRole('button', { name: '确认交接' }).click()
  await expect(group.getByText('留下 1 题')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '已交接 1 题' })).toBeVisible()

  // What waits for its submitter stays, and says so; the rest lies with the one who was chosen and in the pool.
  await lookNow(page, 'left-work-waits')
  const own = await house.as(TAKER, '/desk/mine')
  await expect(
    own
      .getByText(numbers[0] ?? '')
      .or(own.getByText(numbers[1] ?? ''))
      .first(),
  ).toBeVisible()
})

interface Taker {
  readonly person: { readonly name: string }
  readonly branch: { readonly name: { readonly zh: string } } | null
  readonly openLoad: number
}

/** The label of a person in the list of those who may take it. */
async function labelOf(house: House, name: string): Promise<string> {
  const { units } = await house.ask<{ units: { takers: Taker[] }[] }>(OFFICER, 'desk.leftWork', {})
  const taker = units.flatMap(unit => unit.takers).find(({ person }) => person.name === name)
  return `${name} · ${taker?.branch?.name.zh} · 在办 ${taker?.openLoad}`
}
