import type { Telling } from '@zuoyeben/lifecycle'
import Input from 'antd/es/input'
import { useId } from 'react'
import { useSay } from '../ui/use-say.ts'
import { URGENCY_WORDS } from '../words/terms.ts'
import { type Word, word } from '../words/word.ts'
import { URGENCIES } from './limits-data.ts'
import { WEEKDAY_WORDS } from './limits-words.ts'
import { Choices } from './rung-editor.tsx'

const ALL = URGENCIES.map(
  each => [each, word(`${each} ${URGENCY_WORDS[each].zh}`, `${each} ${URGENCY_WORDS[each].en}`)] as const,
)

/** Quiet hours, the digest and the weekly summary; the school's alone. */
export function TellingEditor(props: {
  telling: Telling
  set: (path: readonly (string | number)[], value: unknown) => void
}) {
  const { telling, set } = props
  const say = useSay()
  const id = useId()
  const { quietHours, digest, weeklySummary } = telling
  return (
    <div className="telling-editor">
      <Time
        name={word('安静时段从', 'Quiet from')}
        value={quietHours.from}
        onChange={set}
        path={['quietHours', 'from']}
      />
      <Time name={word('到', 'until')} value={quietHours.until} onChange={set} path={['quietHours', 'until']} />
      <Choices
        name={word('安静时段照样告知的', 'Told in quiet hours all the same')}
        all={ALL}
        chosen={quietHours.except}
        onChange={except => set(['quietHours', 'except'], except)}
      />
      <Time
        name={word('每个工作日汇总于', 'One digest each working day at')}
        value={digest.at}
        onChange={set}
        path={['digest', 'at']}
      />
      <Choices
        name={word('不等汇总、立即告知的', 'Told at once, without waiting for the digest')}
        all={ALL}
        chosen={digest.immediately}
        onChange={immediately => set(['digest', 'immediately'], immediately)}
      />
      <div className="limit-field">
        <label htmlFor={id}>{say({ zh: '周报在', en: 'Weekly summary on' })}</label>
        <select
          id={id}
          className="calendar-select"
          value={weeklySummary.weekday}
          onChange={event => set(['weeklySummary', 'weekday'], Number(event.target.value))}
        >
          {WEEKDAY_WORDS.map((day, i) => (
            <option key={day.en} value={i + 1}>
              {say(day)}
            </option>
          ))}
        </select>
      </div>
      <Time name={word('周报时间', 'at')} value={weeklySummary.at} onChange={set} path={['weeklySummary', 'at']} />
    </div>
  )
}

function Time(props: { name: Word; value: string; path: string[]; onChange: (path: string[], value: string) => void }) {
  const { name, value, path, onChange } = props
  const say = useSay()
  const id = useId()
  return (
    <div className="limit-field">
      <label htmlFor={id}>{say(name)}</label>
      <Input id={id} type="time" value={value} onChange={event => onChange(path, event.target.value)} />
    </div>
  )
}
