import type { Role } from '@zuoyeben/lifecycle'
import { type WordTable, word } from './word.ts'

export const ROLE_WORDS: WordTable<Role> = {
  submitter: word('提交人', 'Submitter'),
  clerk: word('线下登记员', 'Intake clerk'),
  officer: word('分答题组专人', 'Answer-group officer'),
  deputy: word('分答题组专人（B 角）', 'Deputy officer'),
  reviewer: word('审核人（党组织书记）', 'Reviewer (Party secretary)'),
  branchSecretary: word('党支部书记', 'Branch secretary'),
  member: word('党员承办人', 'Member'),
  consulted: word('协办单位', 'Consulted unit'),
  dispatcher: word('总答题组专员', 'School dispatcher'),
  schoolLead: word('总答题组组长', 'School lead'),
  confidant: word('限知专员', 'Confidant'),
  circulationClerk: word('党办校办文秘', 'Circulation clerk'),
  leader: word('校领导', 'School leader'),
  inspector: word('督查员', 'Inspector'),
  assessor: word('组织部考核员', 'Assessor'),
  observer: word('监督员', 'Observer'),
  configurer: word('单位配置员', 'Unit configurer'),
  systemAdmin: word('系统管理员', 'System administrator'),
  securityAdmin: word('安全管理员', 'Security administrator'),
  auditAdmin: word('审计管理员', 'Audit administrator'),
  dutyOfficer: word('危机值守人', 'Crisis duty officer'),
}
