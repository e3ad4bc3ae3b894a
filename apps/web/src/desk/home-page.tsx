import Skeleton from 'antd/es/skeleton'
import { Redirect } from 'wouter'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { type Counter, firstDesk } from './desks-of-mine.ts'
import type { Me } from './me.ts'

/** The start: the first desk that has something to do. */
export function HomePage({ me }: { me: Me }) {
  const say = useSay()
  const counters = trpc.desk.counters.useQuery()
  if (counters.isPending) return <Skeleton active className="case-loading" />
  const desk = firstDesk((counters.data ?? []) as readonly Counter[])
  if (desk) return <Redirect to={`/${desk}`} replace />
  if (me.appointments.some(one => one.role === 'clerk')) return <Redirect to="/register" replace />
  if (me.appointments.some(one => one.role === 'systemAdmin')) return <Redirect to="/people" replace />
  if (me.appointments.some(one => one.role === 'securityAdmin')) return <Redirect to="/appointments" replace />
  if (me.appointments.some(one => one.role === 'auditAdmin')) return <Redirect to="/audit" replace />
  return (
    <QuietPage isWholePage title={say({ zh: '没有要办的题', en: 'Nothing to work on' })}>
      {say({ zh: '你的职务没有办题的工作台。', en: 'Your role has no desk for cases.' })}
    </QuietPage>
  )
}
