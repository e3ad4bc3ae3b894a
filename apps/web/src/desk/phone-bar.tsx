import { Link, useLocation } from 'wouter'
import { useSay } from '../ui/use-say.ts'
import { DESK_WORDS } from '../words/desks.ts'
import { barDesks, type Counter, knownDesk } from './desks-of-mine.ts'

/** The bottom of a phone: the desks one works at, and the way to all others. */
export function PhoneBar({ counters, onMore }: { counters: readonly Counter[]; onMore: () => void }) {
  const say = useSay()
  const [path] = useLocation()
  return (
    <nav className="phone-bar" aria-label={say({ zh: '常用工作台', en: 'Main desks' })}>
      {barDesks(counters).map(({ desk, n, red }) => {
        const known = knownDesk(desk)
        if (!known) return null
        return (
          <Link
            key={desk}
            href={`/${desk}`}
            {...(path.startsWith(`/${desk}`) ? { 'aria-current': 'page' as const } : {})}
          >
            <b>
              {red > 0 ? <span aria-hidden="true">■ </span> : null}
              {n}
            </b>
            {say(DESK_WORDS[known])}
          </Link>
        )
      })}
      <button type="button" onClick={onMore}>
        <b aria-hidden="true">≡</b>
        {say({ zh: '全部', en: 'All' })}
      </button>
    </nav>
  )
}
