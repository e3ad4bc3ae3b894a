import { Link, useLocation } from 'wouter'
import { useSay } from '../ui/use-say.ts'
import { DESK_WORDS } from '../words/desks.ts'
import { type Counter, navGroups } from './desks-of-mine.ts'
import type { Me } from './me.ts'
import { pageGroups } from './pages-of-mine.ts'

/** The person's desks with how many cases lie there and how many of them are overdue, and the pages beside them. */
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
      {pageGroups(me).map(group => (
        <div key={group.name.en} className="nav-group">
          <h2>{say(group.name)}</h2>
          <ul>{group.pages.map(page => link(page.href, say(page.name)))}</ul>
        </div>
      ))}
    </nav>
  )
}
