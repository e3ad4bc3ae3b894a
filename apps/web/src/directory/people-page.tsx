import './administration.css'
import { Link, useSearch } from 'wouter'
import type { Me } from '../desk/me.ts'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { PeopleList } from './people-list.tsx'
import { UnitsList } from './units-list.tsx'

/** Accounts and units, for the system administrator (§3.9); who does what there is another's to say. */
export function PeoplePage({ me }: { me: Me }) {
  const say = useSay()
  const isUnits = new URLSearchParams(useSearch()).get('of') === 'units'
  const tab = (href: string, name: string, isHere: boolean) => (
    <Link href={href} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      {name}
    </Link>
  )
  return (
    <ScrollPage className="admin" name={say({ zh: '人员与单位', en: 'People and units' })}>
      <h1>{say({ zh: '人员与单位', en: 'People and units' })}</h1>
      <p className="soft">
        {say({
          zh: '系统管理员管账号和单位；岗位由安全管理员任命（三员分立）。每一步都记入审计。',
          en: 'Accounts and units are the system administrator’s; roles are given by the security administrator. Every step is audited.',
        })}
      </p>
      <nav className="admin-tabs" aria-label={say({ zh: '人员或单位', en: 'People or units' })}>
        {tab('/people', say({ zh: '人员', en: 'People' }), !isUnits)}
        {tab('/people?of=units', say({ zh: '单位', en: 'Units' }), isUnits)}
      </nav>
      {isUnits ? <UnitsList /> : <PeopleList me={me} />}
    </ScrollPage>
  )
}
