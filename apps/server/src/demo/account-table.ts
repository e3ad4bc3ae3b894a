import type { Role } from '@zuoyeben/lifecycle'
import type { DemoPerson } from '../directory/demo-people.sql.ts'

const ROLE: Readonly<Record<Role, string>> = {
  submitter: '提交人',
  clerk: '线下登记员',
  officer: '分答题组专人',
  deputy: '分答题组专人（B 角）',
  reviewer: '审核人（党组织书记）',
  branchSecretary: '党支部书记',
  member: '党员承办人',
  consulted: '协办单位',
  dispatcher: '总答题组专员',
  schoolLead: '总答题组组长',
  confidant: '限知专员',
  circulationClerk: '党办校办文秘',
  leader: '校领导',
  inspector: '督查员',
  assessor: '组织部考核员',
  observer: '监督员',
  configurer: '单位配置员',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
  dutyOfficer: '危机值守人',
}

/** The accounts to try the demo with, a line each for the terminal: user name, role, unit. Columns stand under each other there. */
export function accountTable(
  people: readonly Pick<DemoPerson, 'username' | 'role' | 'unit'>[],
  nameOf: (unit: string) => string,
): string[] {
  const rows = people.map(({ username, role, unit }) => [username, ROLE[role as Role] ?? role, nameOf(unit)])
  const widths = [0, 1].map(column => Math.max(...rows.map(row => width(row[column] ?? ''))))
  return rows.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd(),
  )
}

/** In columns of a terminal: a Chinese character or full-width sign takes two. */
const width = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u3000-\u303f\u4e00-\u9fff\uff00-\uff60]/.test(sign) ? 2 : 1), 0)
