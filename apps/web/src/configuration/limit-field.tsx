import Input from 'antd/es/input'
import { useId } from 'react'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'

const UNITS = [
  ['WD', word('工作日', 'working days')],
  ['WH', word('工作小时', 'working hours')],
  ['CH', word('小时', 'hours')],
  ['CM', word('分钟', 'minutes')],
] as const

/** A limit: how much, of which unit. As text it is `2WD`; left empty it is `undefined`, and what then holds stands as the placeholder. */
export function LimitField(props: {
  name: Word
  value: string | undefined
  otherwise?: string | undefined
  units?: readonly string[]
  wrong?: Word | undefined
  onChange: (value: string | undefined) => void
}) {
  const { name, value, otherwise, units = ['WD', 'WH', 'CH', 'CM'], wrong, onChange } = props
  const say = useSay()
  const id = useId()
  const unit = (value ?? otherwise ?? 'WD').slice(-2)
  const amount = value?.slice(0, -2) ?? ''
  return (
    <div className="limit-field">
      <label htmlFor={id}>{say(name)}</label>
      <div>
        <Input
          id={id}
          inputMode="decimal"
          value={amount}
          maxLength={8}
          status={wrong ? 'error' : ''}
          aria-invalid={wrong !== undefined}
          {...(wrong ? { 'aria-describedby': `${id}-wrong` } : {})}
          placeholder={otherwise?.slice(0, -2) ?? ''}
          onChange={event => {
            const text = event.target.value.trim()
            onChange(text === '' && otherwise !== undefined ? undefined : `${text}${unit}`)
          }}
        />
        {units.length > 1 ? (
          <select
            className="calendar-select"
            aria-label={say({ zh: `${name.zh}：单位`, en: `${name.en}: unit of time` })}
            value={unit}
            onChange={event => onChange(`${amount || (otherwise?.slice(0, -2) ?? '')}${event.target.value}`)}
          >
            {UNITS.filter(([text]) => units.includes(text)).map(([text, words]) => (
              <option key={text} value={text}>
                {say(words)}
              </option>
            ))}
          </select>
        ) : (
          <span>{say(UNITS.find(([text]) => text === units[0])?.[1] ?? name)}</span>
        )}
      </div>
      {wrong ? (
        <p id={`${id}-wrong`} className="limit-wrong">
          {say(wrong)}
        </p>
      ) : null}
    </div>
  )
}
