import type { Role } from '@zuoyeben/lifecycle'

/** Offices as they stand in a copy of somebody's own data. */
export const READER_WORDS: Readonly<Record<Role, { zh: string; en: string }>> = {
  submitter: { zh: '提交人', en: 'submitter' },
  clerk: { zh: '线下登记员', en: 'intake clerk' },
  officer: { zh: '分答题组专人', en: 'answer-group officer' },
  deputy: { zh: '分答题组专人（B 角）', en: 'deputy officer' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  branchSecretary: { zh: '党支部书记', en: 'branch secretary' },
  member: { zh: '党员承办人', en: 'member' },
  consulted: { zh: '协办单位', en: 'consulted unit' },
  dispatcher: { zh: '总答题组专员', en: 'school dispatcher' },
  schoolLead: { zh: '总答题组组长', en: 'school lead' },
  confidant: { zh: '限知专员', en: 'confidant' },
  circulationClerk: { zh: '党办校办文秘', en: 'circulation clerk' },
  leader: { zh: '校领导', en: 'school leader' },
  inspector: { zh: '督查员', en: 'inspector' },
  assessor: { zh: '组织部考核员', en: 'assessor' },
  observer: { zh: '监督员', en: 'observer' },
  configurer: { zh: '单位配置员', en: 'unit configurer' },
  systemAdmin: { zh: '系统管理员', en: 'system administrator' },
  securityAdmin: { zh: '安全管理员', en: 'security administrator' },
  auditAdmin: { zh: '审计管理员', en: 'audit administrator' },
  dutyOfficer: { zh: '危机值守人', en: 'crisis duty officer' },
}
