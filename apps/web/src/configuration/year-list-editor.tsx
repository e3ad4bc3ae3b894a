import { readYearList, type YearLayerJson, type YearListJson } from '@zuoyeben/worktime'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useId, useRef, useState } from 'react'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'

type Reading = ReturnType<typeof readYearList>

/** One year of a published list: what stands there, and a box that reads a notice, rows or an iCalendar file into it. */
export function YearListEditor(props: {
  layer: YearLayerJson | null
  example: string
  today: string
  onChange: (layer: YearLayerJson) => void
}) {
  const { layer, example, today, onChange } = props
  const say = useSay()
  const id = useId()
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(firstWithout(layer, thisYear))
  const [text, setText] = useState('')
  const [reading, setReading] = useState<Reading | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const list = layer?.years.find(each => each.year === year)
  const put = (next: YearListJson | null) => {
    const others = (layer?.years ?? []).filter(each => each.year !== year)
    const years = next ? [...others, next].toSorted((a, b) => a.year - b.year) : others
    onChange({ name: layer?.name ?? null, years })
  }
  const read = (given: string) => {
    const found = readYearList(given, year)
    setReading(found)
    if (!found.ok) return
    const { off, work } = found.value
    put({ year, confirmed: true, note: null, sources: list?.sources ?? [], off, work })
    setText('')
  }
  const years = [...new Set([...(layer?.years ?? []).map(each => each.year), thisYear, thisYear + 1])].toSorted()
  return (
    <div className="calendar-year">
      <div className="calendar-field">
        <label htmlFor={`${id}-year`}>{say({ zh: '年份', en: 'Year' })}</label>
        <select
          id={`${id}-year`}
          className="calendar-select"
          value={year}
          onChange={event => {
            setYear(Number(event.target.value))
            setReading(null)
          }}
        >
          {years.map(each => (
            <option key={each} value={each}>
              {each}
              {hasDays(layer, each) ? '' : say({ zh: '（没有数据）', en: ' (no data)' })}
            </option>
          ))}
        </select>
      </div>
      <YearList list={list} onTakeOut={next => put(next)} />
      <div className="calendar-paste">
        <label htmlFor={`${id}-text`}>
          {say({
            zh: `粘贴 ${year} 年的通知原文，或每行“日期,日期,名称,休/班”`,
            en: `Paste the notice of ${year} as it stands, or rows “date,date,name,休 or 班”`,
          })}
        </label>
        <Input.TextArea
          id={`${id}-text`}
          rows={5}
          value={text}
          placeholder={example}
          aria-describedby={`${id}-problems`}
          onChange={event => setText(event.target.value)}
        />
        <div className="calendar-buttons">
          <Button type="primary" disabled={text.trim() === ''} onClick={() => read(text)}>
            {say({ zh: `读入 ${year} 年`, en: `Read into ${year}` })}
          </Button>
          <Button onClick={() => file.current?.click()}>
            {say({ zh: '选文件（.ics .csv .txt）', en: 'Choose a file (.ics .csv .txt)' })}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".ics,.csv,.txt,text/calendar,text/csv,text/plain"
            onChange={async event => {
              const chosen = event.target.files?.[0]
              event.target.value = ''
              if (chosen) read(await chosen.text())
            }}
          />
        </div>
        <div id={`${id}-problems`} role="status">
          {reading ? <ReadingOutcome reading={reading} year={year} /> : null}
        </div>
      </div>
    </div>
  )
}

const hasDays = (layer: YearLayerJson | null, year: number) =>
  layer?.years.some(each => each.year === year && each.off.length + each.work.length > 0) ?? false
const firstWithout = (layer: YearLayerJson | null, thisYear: number) =>
  hasDays(layer, thisYear) ? thisYear + 1 : thisYear

/** What stands there for the year; each stretch can be taken out, and a person says that it was held against the original. */
function YearList({ list, onTakeOut }: { list: YearListJson | undefined; onTakeOut: (next: YearListJson) => void }) {
  const say = useSay()
  if (!list || list.off.length + list.work.length === 0)
    return (
      <p className="soft">
        {say({ zh: '这一年还没有数据，暂按周一至周五计算。', en: 'No data: Monday to Friday is assumed.' })}
      </p>
    )
  const takeOut = (name: Word, act: () => void) => (
    <button type="button" className="link-button" aria-label={say(name)} onClick={act}>
      {say({ zh: '删去', en: 'Take out' })}
    </button>
  )
  return (
    <div className="calendar-list">
      <ul>
        {list.off.map(({ from, to, name }) => (
          <li key={from}>
            <span className="calendar-off">{say({ zh: '休', en: 'Off' })}</span>
            <span>{from === to ? from : `${from} – ${to}`}</span>
            <span>{name ? say(name) : ''}</span>
            {takeOut(word(`删去 ${from}`, `Take out ${from}`), () =>
              onTakeOut({ ...list, off: list.off.filter(each => each.from !== from) }),
            )}
          </li>
        ))}
        {list.work.map(day => (
          <li key={day}>
            <span className="calendar-work">{say({ zh: '班', en: 'Work' })}</span>
            <span>{day}</span>
            <span />
            {takeOut(word(`删去 ${day}`, `Take out ${day}`), () =>
              onTakeOut({ ...list, work: list.work.filter(each => each !== day) }),
            )}
          </li>
        ))}
      </ul>
      {list.note ? <p className="soft">{say(list.note)}</p> : null}
      <Checkbox checked={list.confirmed} onChange={({ target }) => onTakeOut({ ...list, confirmed: target.checked })}>
        {say({ zh: '已与通知原文核对', en: 'Held against the notice itself' })}
      </Checkbox>
    </div>
  )
}

function ReadingOutcome({ reading, year }: { reading: Reading; year: number }) {
  const say = useSay()
  if (!reading.ok)
    return (
      <Alert
        type="error"
        showIcon
        title={say({ zh: '没有读入，请先改正：', en: 'Nothing was read. Please correct:' })}
        description={
          <ul className="calendar-problems">
            {reading.problems.map(({ place, reason }) => (
              <li key={`${place} ${reason.zh}`}>
                {say({ zh: `第 ${place} 行：`, en: `Line ${place}: ` })}
                {say(reason)}
              </li>
            ))}
          </ul>
        }
      />
    )
  const { off, work, passedOver } = reading.value
  const left = passedOver.map(each => each.text).join('、')
  return (
    <Alert
      type="success"
      showIcon
      title={say({
        zh: `已读入 ${year} 年：放假 ${off.length} 段，上班 ${work.length} 天。发布以后才生效。`,
        en: `Read for ${year}: ${off.length} stretches off, ${work.length} days worked. In force once published.`,
      })}
      description={left === '' ? null : say({ zh: `未采用（没有写休或班）：${left}`, en: `Passed over: ${left}` })}
    />
  )
}
