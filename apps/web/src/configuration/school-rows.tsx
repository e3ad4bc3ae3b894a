import type { SchoolJson } from '@zuoyeben/worktime'
import Checkbox from 'antd/es/checkbox'
import { useSay } from '../ui/use-say.ts'
import { word } from '../words/word.ts'
import { named, RowField, Rows } from './row-fields.tsx'

type Props = { school: SchoolJson; today: string; onChange: (school: SchoolJson) => void }

const FROM = word('从', 'From')
const TO = word('到（含）', 'To (included)')
const NAME = word('名称', 'Name')
const WEEKDAYS = [
  [1, word('周一', 'Mon')],
  [2, word('周二', 'Tue')],
  [3, word('周三', 'Wed')],
  [4, word('周四', 'Thu')],
  [5, word('周五', 'Fri')],
  [6, word('周六', 'Sat')],
  [0, word('周日', 'Sun')],
] as const
const spansOf = (text: string) => text.split(/[,，、\s]+/).filter(span => span !== '')

/** Working hours, and those from a day on: a summer timetable, a new one. */
export function HoursRows({ school, today, onChange }: Props) {
  const say = useSay()
  return (
    <Rows
      name={word('作息时间', 'Working hours')}
      none={word('没有作息时间', 'No working hours')}
      rows={school.hours}
      fresh={() => ({ from: today, spans: ['08:00-12:00', '14:30-17:30'] })}
      mayRemove={at => at > 0}
      onChange={hours => onChange({ ...school, hours })}
    >
      {(row, change) => (
        <>
          {row.from === null ? (
            <p className="calendar-first">{say({ zh: '一向如此', en: 'From the beginning' })}</p>
          ) : (
            <RowField type="date" name={FROM} value={row.from} onChange={from => change({ ...row, from })} />
          )}
          <RowField
            name={word('时段（如 08:00-12:00 14:30-17:30）', 'Spans (08:00-12:00 14:30-17:30)')}
            value={row.spans.join(' ')}
            onChange={text => change({ ...row, spans: spansOf(text) })}
          />
        </>
      )}
    </Rows>
  )
}

/** Days on which the school stops, works on a day off, or keeps other hours. */
export function DayRows({ school, today, onChange }: Props) {
  const say = useSay()
  return (
    <Rows
      name={word('停课与补课', 'Single days')}
      none={word(
        '没有另行安排的日子。校运会、停课、周末补课写在这里。',
        'None. Sports days, closures and make-up days go here.',
      )}
      rows={school.days}
      fresh={() => ({ from: today, to: today, name: null, work: false })}
      onChange={days => onChange({ ...school, days })}
    >
      {(row, change) => (
        <>
          <RowField type="date" name={FROM} value={row.from} onChange={from => change({ ...row, from })} />
          <RowField type="date" name={TO} value={row.to} onChange={to => change({ ...row, to })} />
          <RowField name={NAME} value={row.name?.zh ?? ''} onChange={text => change({ ...row, name: named(text) })} />
          <Checkbox
            checked={row.work}
            onChange={({ target }) => change({ from: row.from, to: row.to, name: row.name, work: target.checked })}
          >
            {say({ zh: '照常上班', en: 'Worked' })}
          </Checkbox>
        </>
      )}
    </Rows>
  )
}

/** Vacations: for ordinary matters only the duty days count. */
export function VacationRows({ school, today, onChange }: Props) {
  const say = useSay()
  return (
    <Rows
      name={word('寒暑假', 'Vacations')}
      none={word('还没有录入寒暑假。', 'No vacation is entered yet.')}
      rows={school.vacations}
      fresh={() => ({ from: today, to: today, name: null, dutyWeekdays: [2, 4] })}
      onChange={vacations => onChange({ ...school, vacations })}
    >
      {(row, change) => (
        <>
          <RowField type="date" name={FROM} value={row.from} onChange={from => change({ ...row, from })} />
          <RowField type="date" name={TO} value={row.to} onChange={to => change({ ...row, to })} />
          <RowField name={NAME} value={row.name?.zh ?? ''} onChange={text => change({ ...row, name: named(text) })} />
          <fieldset className="calendar-duty">
            <legend>{say({ zh: '值守日', en: 'Duty days' })}</legend>
            {WEEKDAYS.map(([day, name]) => (
              <Checkbox
                key={day}
                checked={row.dutyWeekdays.includes(day)}
                onChange={({ target }) =>
                  change({
                    ...row,
                    dutyWeekdays: target.checked
                      ? [...row.dutyWeekdays, day]
                      : row.dutyWeekdays.filter(each => each !== day),
                  })
                }
              >
                {say(name)}
              </Checkbox>
            ))}
          </fieldset>
        </>
      )}
    </Rows>
  )
}

/** Declared force majeure: from minute to minute, always with an end. */
export function StoppageRows({ school, today, onChange }: Props) {
  return (
    <Rows
      name={word('不可抗力', 'Force majeure')}
      none={word(
        '没有声明。台风、停电等声明后，除涉及人身安全的以外，时限停走到所写的结束时刻。',
        'None declared. A declared typhoon or power cut stops every clock but those a life may hang on, until the end written here.',
      )}
      rows={school.stoppages}
      fresh={() => ({ from: `${today} 08:00`, to: `${today} 18:00`, name: null })}
      onChange={stoppages => onChange({ ...school, stoppages })}
    >
      {(row, change) => (
        <>
          <RowField
            type="datetime-local"
            name={FROM}
            value={row.from.replace(' ', 'T')}
            onChange={from => change({ ...row, from: from.replace('T', ' ') })}
          />
          <RowField
            type="datetime-local"
            name={word('到', 'To')}
            value={row.to.replace(' ', 'T')}
            onChange={to => change({ ...row, to: to.replace('T', ' ') })}
          />
          <RowField name={NAME} value={row.name?.zh ?? ''} onChange={text => change({ ...row, name: named(text) })} />
        </>
      )}
    </Rows>
  )
}
