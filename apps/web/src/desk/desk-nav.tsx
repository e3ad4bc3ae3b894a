import { Link, useLocation } from 'wouter'
import { useSay } from '../ui/use-say.ts'
import { DESK_WORDS } from '../words/desks.ts'
import { type Counter, navGroups } from './desks-of-mine.ts'
import type { Me } from './me.ts'

/** Roles that look after the units' readiness. */
const LOOKS_AFTER_UNITS: ReadonlySet<string> = new Set([
  'dispatcher',
  'schoolLead',
  'assessor',
  'systemAdmin',
  'securityAdmin',
  'configurer',
])

const ANSWERS_REQUESTS: ReadonlySet<string> = new Set(['schoolLead', 'confidant', 'systemAdmin'])
const SEES_OPERATIONS: ReadonlySet<string> = new Set(['schoolLead', 'systemAdmin'])
const KEEPS_CALENDAR: ReadonlySet<string> = new Set(['assessor', 'schoolLead', 'systemAdmin'])
const SEES_RETENTION: ReadonlySet<string> = new Set(['schoolLead', 'systemAdmin', 'securityAdmin', 'auditAdmin'])

const CALLS_UNREACHED: ReadonlySet<string> = new Set([
  'officer',
  'deputy',
  'reviewer',
  'dispatcher',
  'schoolLead',
  'confidant',
  'systemAdmin',
])

/** The person's desks with how many cases lie there and how many of them are overdue. */
export function DeskNav({ counters, me }: { counters: readonly Counter[]; me: Me }) {
  const say = useSay()
  const [path] = useLocation()
  const link = (href: string, name: string, n?: number, red?: number) => (
    <li key={href}>
      <Link
        href={href}
        className="nav-link"
        {...(path === href || path.startsWith(`${href}/`) ? { 'aria-current': 'page' as const } : {})}
      >
        <span className="nav-name">{name}</span>
        {red ? (
          <span className="nav-red">
            <span aria-hidden="true">■</span> {href === '/overdue' ? '' : say({ zh: `超期 ${red}`, en: `${red} late` })}
          </span>
        ) : null}
        {n ? <span className="nav-n">{n}</span> : null}
      </Link>
    </li>
  )
  return (
    <nav className="nav" aria-label={say({ zh: '工作台', en: 'Desks' })}>
      {navGroups(counters).map(group => (
        <div key={group.name.en} className="nav-group">
          <h2>{say(group.name)}</h2>
          <ul>{group.items.map(item => link(`/${item.desk}`, say(DESK_WORDS[item.desk]), item.n, item.red))}</ul>
        </div>
      ))}
      <div className="nav-group">
        <h2>{say({ zh: '我', en: 'Me' })}</h2>
        <ul>
          {me.appointments.some(one => one.role === 'clerk')
            ? link('/register', say({ zh: '登记一题', en: 'Register a case' }))
            : null}
          {me.appointments.some(one => one.role === 'systemAdmin')
            ? link('/people', say({ zh: '人员与单位', en: 'People and units' }))
            : null}
          {me.appointments.some(one => one.role === 'securityAdmin')
            ? link('/appointments', say({ zh: '岗位任命', en: 'Appointments' }))
            : null}
          {me.appointments.some(one => one.role === 'securityAdmin')
            ? link('/sign-ins', say({ zh: '登录与验证', en: 'Sign-in and factors' }))
            : null}
          {me.appointments.some(one => one.role === 'confidant' || one.role === 'schoolLead')
            ? link('/unsealing', say({ zh: '解封身份', en: 'Opening identities' }))
            : null}
          {me.appointments.some(one => one.role === 'auditAdmin')
            ? link('/audit', say({ zh: '审计日志', en: 'Audit log' }))
            : null}
          {me.appointments.some(one => ANSWERS_REQUESTS.has(one.role))
            ? link('/rights', say({ zh: '个人信息要求', en: 'Personal data requests' }))
            : null}
          {me.appointments.some(one => SEES_RETENTION.has(one.role))
            ? link('/retention', say({ zh: '保存期限', en: 'Retention' }))
            : null}
          {me.appointments.some(one => SEES_OPERATIONS.has(one.role))
            ? [
                link('/running', say({ zh: '运行状态', en: 'What is running' })),
                link('/self-check', say({ zh: '数据自检', en: 'Self-check' })),
              ]
            : null}
          {link('/limits', say({ zh: '时限与催办', en: 'Limits and reminders' }))}
          {me.appointments.some(one => KEEPS_CALENDAR.has(one.role))
            ? link('/calendar', say({ zh: '校历', en: 'Calendar' }))
            : null}
          {link('/notices', say({ zh: '通知', en: 'Notices' }))}
          {me.appointments.some(one => CALLS_UNREACHED.has(one.role))
            ? link('/unreached', say({ zh: '没有通知到的人', en: 'Not reached' }))
            : null}
          {me.appointments.some(one => LOOKS_AFTER_UNITS.has(one.role))
            ? link('/readiness', say({ zh: '单位就绪', en: 'Readiness of units' }))
            : null}
        </ul>
      </div>
    </nav>
  )
}
