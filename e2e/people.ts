import { expect, type Page } from '@playwright/test'
import { demoCampus } from '../apps/server/src/demo/campus.ts'
import { DEMO_PASSWORD } from '../apps/server/src/demo/seed-campus.ts'

/** A seat of the demo campus: the first of those who hold the role there. */
export interface Who {
  readonly role: string
  readonly unit: string
  readonly branch?: string
}
const who = (role: string, unit: string, branch?: string): Who => ({ role, unit, ...(branch ? { branch } : {}) })

export const STUDENT = who('submitter', 'JDXY')
export const OFFICER = who('officer', 'HQC')
export const DEPUTY = who('deputy', 'HQC')
export const REVIEWER = who('reviewer', 'HQC')
export const SECRETARY = who('branchSecretary', 'HQC', 'HQC-2')
export const MEMBER = who('member', 'HQC', 'HQC-2')
export const COLLEGE_REVIEWER = who('reviewer', 'JDXY')
export const COLLEGE_OFFICER = who('officer', 'JDXY')
export const COLLEGE_MEMBER = who('member', 'JDXY')
export const NETWORK_OFFICER = who('officer', 'XXC')
export const NETWORK_REVIEWER = who('reviewer', 'XXC')
export const ARCHIVIST = who('branchSecretary', 'DAG')
export const DISPATCHER = who('dispatcher', 'ZDT')
export const LEAD = who('schoolLead', 'ZDT')
export const CONFIDANT = who('confidant', 'ZDT')
export const CIRCULATION_CLERK = who('circulationClerk', 'DB')
export const LEADER = who('leader', 'ZDT')
export const CLERK = who('clerk', 'TSG')
export const SYSTEM_ADMIN = who('systemAdmin', 'ZDT')
export const SECURITY_ADMIN = who('securityAdmin', 'ZDT')
export const AUDIT_ADMIN = who('auditAdmin', 'ZDT')

const { people } = demoCampus()

export function nameOf({ role, unit, branch }: Who): string {
  const found = people.find(({ seat, unit: home }) =>
    role === 'submitter'
      ? seat === null && home === unit
      : seat?.role === role && seat.unit === unit && (branch === undefined || seat.branch === branch),
  )
  if (!found) throw new Error(`nobody on the demo campus is ${role} of ${unit}`)
  return found.name
}

/** Signs in on the sign-in page: by one click where the demo offers the person there, else by name and password. */
export async function signIn(page: Page, wanted: Who): Promise<void> {
  const name = nameOf(wanted)
  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { name: '演示：点一个人直接进入' })).toBeVisible()
  const offered = page.getByRole('button', { name: new RegExp(`^${name}`) })
  if (await offered.isVisible()) await offered.click()
  else {
    await page.getByRole('textbox', { name: '用户名' }).fill(name)
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
}
