import { type FactDefinition, OPERATOR_TABLE, type Operator } from '@zuoyeben/rules/studio'
import Input from 'antd/es/input'
import InputNumber from 'antd/es/input-number'
import Select from 'antd/es/select'
import { useSay } from '../../ui/use-say.ts'
import { choicesFor } from '../model/leaf-values.ts'
import type { Reader } from '../model/studio-context.ts'

const YES_NO = [
  { value: 'yes', label: { zh: '是', en: 'yes' } },
  { value: 'no', label: { zh: '否', en: 'no' } },
] as const

/** What stands right of an operator, in the control that fits: chosen from what exists wherever the values are known. */
export function LeafValue(props: {
  fact: FactDefinition
  operator: Operator
  value: unknown
  name: string
  reader: Reader
  onChange: (value: unknown) => void
}) {
  const { fact, operator, value, name, reader, onChange } = props
  const say = useSay()
  const { takes } = OPERATOR_TABLE[operator]
  if (takes === 'true') return null
  const choices = choicesFor(fact, reader)
  const options = choices?.map(choice => ({
    value: choice.value,
    label: say(choice.label),
    words: `${choice.label.zh} ${choice.label.en} ${choice.value}`.toLowerCase(),
  }))
  const showSearch = {
    filterOption: (input: string, option?: { words?: string }) =>
      (option?.words ?? '').includes(input.trim().toLowerCase()),
  }
  const choose = say({ zh: '选择', en: 'Choose' })
  if (takes === 'many') {
    const list = (Array.isArray(value) ? value : []).map(String)
    const read = (one: string) => (fact.type === 'number' ? Number(one) : one)
    return (
      <Select
        aria-label={name}
        className="leaf-many"
        mode={options ? 'multiple' : 'tags'}
        value={list}
        placeholder={options ? choose : say({ zh: '输入后回车', en: 'Type, then Enter' })}
        {...(options ? { options, showSearch, optionFilterProp: 'label' } : { open: false, suffixIcon: null })}
        onChange={(next: string[]) =>
          onChange(next.filter(one => fact.type !== 'number' || Number.isFinite(Number(one))).map(read))
        }
      />
    )
  }
  if (takes === 'range') {
    const [from, to] = Array.isArray(value) ? (value as (number | null)[]) : [null, null]
    return (
      <span className="leaf-range">
        <InputNumber
          aria-label={say({ zh: `${name}，从`, en: `${name}, from` })}
          value={from ?? null}
          onChange={next => onChange([next, to ?? null])}
        />
        <span aria-hidden="true">～</span>
        <InputNumber
          aria-label={say({ zh: `${name}，到`, en: `${name}, to` })}
          value={to ?? null}
          onChange={next => onChange([from ?? null, next])}
        />
      </span>
    )
  }
  if (takes === 'number' || fact.type === 'number')
    return (
      <InputNumber
        aria-label={name}
        value={typeof value === 'number' ? value : null}
        onChange={next => onChange(next)}
      />
    )
  if (fact.type === 'boolean')
    return (
      <Select
        aria-label={name}
        className="leaf-flag"
        value={value === true ? 'yes' : value === false ? 'no' : null}
        placeholder={choose}
        options={YES_NO.map(each => ({ value: each.value, label: say(each.label) }))}
        onChange={next => onChange(next === 'yes')}
      />
    )
  if (options)
    return (
      <Select
        aria-label={name}
        className="leaf-one"
        value={typeof value === 'string' && value !== '' ? value : null}
        placeholder={choose}
        options={options}
        showSearch={showSearch}
        onChange={next => onChange(next)}
      />
    )
  return (
    <Input
      aria-label={name}
      className="leaf-text"
      value={typeof value === 'string' ? value : ''}
      maxLength={200}
      onChange={event => onChange(event.target.value)}
    />
  )
}
