import './notice-bell.css'
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined'
import { Link } from 'wouter'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'

/** The bell with how many notices are unread, kept live. */
export function NoticeBell() {
  const say = useSay()
  const n = trpc.notices.unread.useQuery(undefined, { refetchInterval: 120_000 }).data?.n ?? 0
  return (
    <Link
      href="/notices"
      className="bell"
      aria-label={
        n > 0 ? say({ zh: `通知，${n} 条未读`, en: `Notices, ${n} unread` }) : say({ zh: '通知', en: 'Notices' })
      }
    >
      <BellOutlined aria-hidden="true" />
      {n > 0 ? <span className="bell-n">{n > 99 ? '99+' : n}</span> : null}
    </Link>
  )
}
