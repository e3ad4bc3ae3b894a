import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type ReactNode, useId } from 'react'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'

/** One labelled field of a row. */
export function RowField(props: {
  name: Word
  value: string
  type?: 'text' | 'date' | 'datetime-local'
  onChange: (value: string) => void
}) {
  const { name, value, type = 'text', onChange } = props
  const say = useSay()
  const id = useId()
  return (
    <div className={`calendar-field calendar-field-${type}`}>
      <label htmlFor={id}>{say(name)}</label>
      <Input id={id} type={type} value={value} maxLength={80} onChange={event => onChange(event.target.value)} />
    </div>
  )
}

/** The rows of one section, each to be changed or taken out, and a button for the next. */
export function Rows<Row>(props: {
  name: Word
  none: Word
  rows: readonly Row[]
  fresh: () => Row
  onChange: (rows: readonly Row[]) => void
  mayRemove?: (at: number) => boolean
  children: (row: Row, change: (next: Row) => void, at: number) => ReactNode
}) {
  const { name, none, rows, fresh, onChange, mayRemove = () => true, children } = props
  const say = useSay()
  const replace = (at: number, next: Row) => onChange(rows.map((row, i) => (i === at ? next : row)))
  return (
    <section className="calendar-rows" aria-label={say(name)}>
      <h3>{say(name)}</h3>
      {rows.length === 0 ? <p className="soft">{say(none)}</p> : null}
      <ul>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that stays while it is typed
          <li key={at}>
            {children(row, next => replace(at, next), at)}
            {mayRemove(at) ? (
              <Button
                aria-label={say({
                  zh: `${name.zh}：删去第 ${at + 1} 行`,
                  en: `${name.en}: take out row ${at + 1}`,
                })}
                onClick={() => onChange(rows.filter((_, i) => i !== at))}
              >
                {say({ zh: '删去', en: 'Take out' })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Button onClick={() => onChange([...rows, fresh()])}>{say({ zh: `＋ ${name.zh}`, en: `+ ${name.en}` })}</Button>
    </section>
  )
}

/** A name typed in one language stands in both until somebody translates it. */
export const named = (text: string): Word | null => (text.trim() === '' ? null : { zh: text, en: text })
