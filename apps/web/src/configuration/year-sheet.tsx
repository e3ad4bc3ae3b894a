import { type Calendar, type CalendarJson, type Day, dayOf, parseCalendar } from '@zuoyeben/worktime'
import Button from 'antd/es/button'
import { useMemo, useState } from 'react'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'

type Kind = 'work' | 'duty' | 'off' | 'weekend' | 'extra'
const LEGEND: readonly (readonly [Kind, Word])[] = [
  ['work', word('工作日', 'Working day')],
  ['extra', word('补班', 'Worked day off')],
  ['off', word('放假', 'Holiday')],
  ['duty', word('假期非值守日', 'Vacation, no duty')],
  ['weekend', word('周末', 'Weekend')],
]
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A year of a calendar on one sheet: what each day is, and how many count. */
export function YearSheet({ calendar, today }: { calendar: CalendarJson; today: string }) {
  const say = useSay()
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const compiled = useMemo(() => parseCalendar(calendar), [calendar])
  if (!compiled.ok) return null
  const provisional = dayOf(compiled.value, `${year}-06-01`).provisional
  return (
    <section className="calendar-sheet" aria-label={say({ zh: '全年', en: 'The year' })}>
      <div className="calendar-sheet-head">
        <Button
          aria-label={say({ zh: '前一年', en: 'The year before' })}
          disabled={year <= thisYear - 3}
          onClick={() => setYear(year - 1)}
        >
          ‹
        </Button>
        <h2>{year}</h2>
        <Button
          aria-label={say({ zh: '后一年', en: 'The next year' })}
          disabled={year >= thisYear + 2}
          onClick={() => setYear(year + 1)}
        >
          ›
        </Button>
        {provisional ? (
          <span className="calendar-provisional">
            {say({ zh: '没有国务院安排，暂按周一至周五', en: 'No State Council list: Monday to Friday is assumed' })}
          </span>
        ) : null}
      </div>
      <ul className="calendar-legend">
        {LEGEND.map(([kind, name]) => (
          <li key={kind}>
            <span className={`calendar-cell calendar-is-${kind}`} aria-hidden="true">
              {MARKS[kind]}
            </span>
            {say(name)}
          </li>
        ))}
      </ul>
      <div className="calendar-months">
        {MONTHS.map((name, month) => (
          <Month key={name} calendar={compiled.value} year={year} month={month} name={word(`${month + 1}月`, name)} />
        ))}
      </div>
    </section>
  )
}

/** Told apart without colour too. */
const MARKS: Readonly<Record<Kind, string>> = { work: '', extra: '班', off: '休', duty: '假', weekend: '' }

function Month(props: { calendar: Calendar; year: number; month: number; name: Word }) {
  const { calendar, year, month, name } = props
  const say = useSay()
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const lead = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
  const days = Array.from({ length: count }, (_, i) => {
    const date = `${year}-${String(month + 1).padStart(2, '0')}-${String(i + 1).padStart(2, '0')}`
    return { n: i + 1, kind: kindOf(dayOf(calendar, date), (lead + i) % 7 >= 5) }
  })
  const worked = days.filter(({ kind }) => kind === 'work' || kind === 'extra').length
  return (
    <div
      role="img"
      aria-label={say({
        zh: `${name.zh}：计时的日子 ${worked} 天`,
        en: `${name.en}: ${worked} days count`,
      })}
    >
      <p className="calendar-month" aria-hidden="true">
        {say(name)} <span className="soft">{worked}</span>
      </p>
      <div className="calendar-grid" aria-hidden="true">
        {days.map(({ n, kind }) => (
          <span
            key={n}
            className={`calendar-cell calendar-is-${kind}`}
            style={n === 1 ? { gridColumnStart: lead + 1 } : undefined}
          >
            {n}
            <small>{MARKS[kind]}</small>
          </span>
        ))}
      </div>
    </div>
  )
}

function kindOf(day: Day, isWeekend: boolean): Kind {
  if (!day.isWorking) return isWeekend && day.decidedBy === 'weekday' ? 'weekend' : 'off'
  if (!day.countsForDuty) return 'duty'
  return isWeekend ? 'extra' : 'work'
}
