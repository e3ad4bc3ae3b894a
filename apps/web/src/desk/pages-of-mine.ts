import type { Word } from '../words/word.ts'
import { word } from '../words/word.ts'
import type { Me } from './me.ts'

type Role = Me['appointments'][number]['role']
export interface DeskPage {
  readonly href: string
  readonly name: Word
  /** Who has the page in the navigation; null: everybody on staff. What it shows is decided by the server alone. */
  readonly roles: readonly Role[] | null
}

const RUNNERS: readonly Role[] = ['schoolLead', 'systemAdmin']
const ANSWER_GROUP: readonly Role[] = ['officer', 'deputy', 'reviewer']

/** Pages beside the desks, in the groups and the order of the navigation. */
const GROUPS: readonly { readonly name: Word; readonly pages: readonly DeskPage[] }[] = [
  {
    name: word('我', 'Me'),
    pages: [
      { href: '/register', name: word('登记一题', 'Register a case'), roles: ['clerk'] },
      {
        href: '/absences',
        name: word('外出代班', 'Absences'),
        roles: [...ANSWER_GROUP, 'branchSecretary', 'member'],
      },
      { href: '/notices', name: word('通知', 'Notices'), roles: null },
      {
        href: '/unreached',
        name: word('没有通知到的人', 'Not reached'),
        roles: [...ANSWER_GROUP, 'dispatcher', 'schoolLead', 'confidant', 'systemAdmin'],
      },
    ],
  },
  {
    name: word('督办', 'Supervision'),
    pages: [
      {
        href: '/orders',
        name: word('督办单', 'Supervision orders'),
        roles: ['inspector', 'dispatcher', 'schoolLead', 'confidant', ...ANSWER_GROUP, 'branchSecretary'],
      },
    ],
  },
  {
    name: word('规则', 'Rules'),
    pages: [
      {
        href: '/rules',
        name: word('分题规则', 'Rules of routing'),
        roles: ['configurer', 'reviewer', 'assessor', 'schoolLead'],
      },
      { href: '/limits', name: word('时限与催办', 'Limits and reminders'), roles: null },
      { href: '/calendar', name: word('校历', 'Calendar'), roles: ['assessor', ...RUNNERS] },
      { href: '/texts', name: word('通知文字', 'Wording of notices'), roles: ['assessor', 'schoolLead'] },
    ],
  },
  {
    name: word('管理', 'Administration'),
    pages: [
      { href: '/people', name: word('人员与单位', 'People and units'), roles: ['systemAdmin'] },
      { href: '/appointments', name: word('岗位任命', 'Appointments'), roles: ['securityAdmin'] },
      { href: '/sign-ins', name: word('登录与验证', 'Sign-in and factors'), roles: ['securityAdmin'] },
      { href: '/unsealing', name: word('解封身份', 'Opening identities'), roles: ['confidant', 'schoolLead'] },
      { href: '/audit', name: word('审计日志', 'Audit log'), roles: ['auditAdmin'] },
      { href: '/rights', name: word('个人信息要求', 'Personal data requests'), roles: ['confidant', ...RUNNERS] },
      { href: '/retention', name: word('保存期限', 'Retention'), roles: ['securityAdmin', 'auditAdmin', ...RUNNERS] },
      { href: '/running', name: word('运行状态', 'What is running'), roles: RUNNERS },
      { href: '/self-check', name: word('数据自检', 'Self-check'), roles: RUNNERS },
      {
        href: '/readiness',
        name: word('单位就绪', 'Readiness of units'),
        roles: ['dispatcher', 'assessor', 'securityAdmin', 'configurer', ...RUNNERS],
      },
    ],
  },
]

/** Those of somebody with these appointments; a group without a page is left out. */
export function pageGroups({ appointments }: Pick<Me, 'appointments'>) {
  const own = new Set(appointments.map(({ role }) => role))
  return GROUPS.map(({ name, pages }) => ({
    name,
    pages: pages.filter(({ roles }) => roles === null || roles.some(role => own.has(role))),
  })).filter(({ pages }) => pages.length > 0)
}
