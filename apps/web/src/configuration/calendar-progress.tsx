import Progress from 'antd/es/progress'
import type { Outputs } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'

type Through = Outputs['calendar']['view']['progress'][number]

/** How far a published calendar has come through the open clocks. */
export function CalendarProgress({ progress }: { progress: Through }) {
  const say = useSay()
  const { cases, done, moved, isOver } = progress
  const percent = isOver || cases === 0 ? 100 : Math.min(99, Math.floor((done / cases) * 100))
  if (isOver)
    return (
      <div className="soft">
        {say({ zh: `时限已全部重算，推后 ${moved} 个`, en: `All clocks recomputed, ${moved} moved later` })}
      </div>
    )
  return (
    <div role="status">
      {say({
        zh: `正在重算：${done} / ${cases} 件，推后 ${moved} 个`,
        en: `Recomputing: ${done} of ${cases} cases, ${moved} moved`,
      })}
      <Progress percent={percent} aria-label={say({ zh: '重算进度', en: 'Progress' })} />
    </div>
  )
}
