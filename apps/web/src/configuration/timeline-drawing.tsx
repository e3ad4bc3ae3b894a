import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import type { Sample } from './limits-data.ts'

const DAY = 54
const ROW = 26
const NAMES = 92
const HEAD = 40
const DAY_MS = 86_400_000

/** Days as columns, steps as bars, rungs as marks; what is off is hatched. Said in words beside it. */
export function TimelineDrawing({ sample }: { sample: Sample }) {
  const say = useSay()
  const { days, steps } = sample
  const [first] = days
  if (!first) return null
  const origin = Date.parse(`${first.date}T00:00:00+08:00`)
  const x = (at: string) => NAMES + Math.min(Math.max(0, ((Date.parse(at) - origin) / DAY_MS) * DAY), days.length * DAY)
  const width = NAMES + days.length * DAY
  const height = HEAD + steps.length * ROW + 8
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={say({
        zh: `从 ${first.date} 起 ${steps.length} 步，${days.filter(day => !day.isWorking).length} 天不上班`,
        en: `${steps.length} steps from ${first.date}, ${days.filter(day => !day.isWorking).length} days off`,
      })}
    >
      {days.map((day, i) => {
        const kind = day.isMadeUp ? 'made-up' : day.isWorking ? (day.isDuty ? 'duty' : 'work') : 'off'
        const name = day.isMadeUp ? say({ zh: '调休', en: 'made up' }) : day.name ? say(day.name) : ''
        return (
          <g key={day.date}>
            <rect className={`day-${kind}`} x={NAMES + i * DAY} y={0} width={DAY} height={height} />
            <text x={NAMES + i * DAY + DAY / 2} y={15} textAnchor="middle">
              {day.date.slice(5)}
            </text>
            <text className="day-name" x={NAMES + i * DAY + DAY / 2} y={31} textAnchor="middle">
              {name.length > 8 ? `${name.slice(0, 7)}…` : name}
            </text>
          </g>
        )
      })}
      {steps.map((step, i) => {
        const y = HEAD + i * ROW
        const [from, to] = [x(step.startsAt), x(step.dueAt)]
        return (
          <g key={`${step.clock} ${step.startsAt}`}>
            <text x={0} y={y + 15}>
              {say(CLOCK_WORDS[step.clock])}
            </text>
            <rect className="bar" x={from} y={y + 5} width={Math.max(3, to - from)} height={12} rx={3} />
            {step.rungs
              .filter(rung => rung.colour !== null && rung.at <= step.dueAt)
              .map(rung => (
                <circle key={rung.id} className={`mark-${rung.colour}`} cx={x(rung.at)} cy={y + 11} r={5} />
              ))}
          </g>
        )
      })}
    </svg>
  )
}
