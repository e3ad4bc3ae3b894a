import { ASKED_FOR, RECIPIENTS, RUNG_DEEDS, type Rung, type RungCondition } from '@zuoyeben/lifecycle'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useId } from 'react'
import { useSay } from '../ui/use-say.ts'
import { ASK_WORDS, DEED_WORDS, RECIPIENT_WORDS, rungWord } from '../words/ladder.ts'
import { type Word, word } from '../words/word.ts'
import { LimitField } from './limit-field.tsx'

type Set = (path: readonly (string | number)[], value: unknown) => void

/** One rung: when it fires, who is told, what is asked and what is done. Of restricted cases only the time and the cleared few can be chosen. */
export function RungEditor({ rung, set }: { rung: Rung; set: Set }) {
  const say = useSay()
  const id = useId()
  const isSealed = rung.asks === 'clearOrReport'
  const people = isSealed ? (['confidant', 'schoolLead'] as const) : RECIPIENTS
  return (
    <div className="rung-editor">
      <ConditionFields when={rung.when} set={(field, value) => set(['when', field], value)} />
      <Choices
        name={word('告知谁', 'Who is told')}
        of={rungWord(rung.id)}
        all={people.map(each => [each, RECIPIENT_WORDS[each]] as const)}
        chosen={rung.tell}
        onChange={tell => set(['tell'], tell)}
      />
      {isSealed ? null : (
        <>
          <div className="limit-field">
            <label htmlFor={`${id}-asks`}>{say({ zh: '要求什么', en: 'What is asked' })}</label>
            <select
              id={`${id}-asks`}
              className="calendar-select"
              value={rung.asks}
              onChange={event => set(['asks'], event.target.value)}
            >
              {ASKED_FOR.filter(each => each !== 'clearOrReport').map(each => (
                <option key={each} value={each}>
                  {say(ASK_WORDS[each])}
                </option>
              ))}
            </select>
          </div>
          <Choices
            name={word('还做什么', 'What else is done')}
            of={rungWord(rung.id)}
            all={RUNG_DEEDS.map(each => [each, DEED_WORDS[each]] as const)}
            chosen={rung.does}
            onChange={does => set(['does'], does)}
          />
        </>
      )}
    </div>
  )
}

function ConditionFields({ when, set }: { when: RungCondition; set: (field: string, value: unknown) => void }) {
  const limit = (field: 'before' | 'forLimitsFrom' | 'after' | 'within' | 'overdue', name: Word, units?: string[]) =>
    typeof when[field] === 'string' ? (
      <LimitField
        name={name}
        value={when[field]}
        {...(units ? { units } : {})}
        onChange={value => set(field, value ?? '')}
      />
    ) : null
  return (
    <div className="rung-when">
      {when.left === undefined ? null : (
        <NumberField
          name={word('剩余时间不到（%）', 'Less than this left (%)')}
          value={Math.round(when.left * 100)}
          onChange={percent => set('left', percent / 100)}
        />
      )}
      {limit('before', word('或到期前', 'or before due'), ['WD'])}
      {limit('forLimitsFrom', word('（只对不短于此的时限）', '(for limits of at least)'))}
      {limit('after', word('开始后', 'After the start'))}
      {limit('overdue', word('超期', 'Overdue by'))}
      {when.redsOnCase === undefined ? null : (
        <NumberField
          name={word('或同一件作业红色次数', 'or reds on one case')}
          value={when.redsOnCase}
          onChange={n => set('redsOnCase', n)}
        />
      )}
      {when.redCasesInUnit === undefined ? null : (
        <NumberField
          name={word('或一个单位红色件数', 'or red cases in a unit')}
          value={when.redCasesInUnit}
          onChange={n => set('redCasesInUnit', n)}
        />
      )}
      {limit('within', word('在多长时间内', 'within'))}
    </div>
  )
}

function NumberField({ name, value, onChange }: { name: Word; value: number; onChange: (value: number) => void }) {
  const say = useSay()
  const id = useId()
  return (
    <div className="limit-field">
      <label htmlFor={id}>{say(name)}</label>
      <Input
        id={id}
        type="number"
        min={1}
        value={Number.isFinite(value) ? value : ''}
        onChange={event => onChange(event.target.value === '' ? Number.NaN : Number(event.target.value))}
      />
    </div>
  )
}

/** Some of a few, in their own order. */
export function Choices<Name extends string>(props: {
  name: Word
  /** What it is of, where a page has several. */
  of?: Word
  all: readonly (readonly [Name, Word])[]
  chosen: readonly Name[]
  onChange: (chosen: Name[]) => void
}) {
  const { name, of, all, chosen, onChange } = props
  const say = useSay()
  return (
    <fieldset className="limits-choices" {...(of ? { 'aria-label': `${say(of)} ${say(name)}` } : {})}>
      <legend>{say(name)}</legend>
      {all.map(([each, words]) => (
        <Checkbox
          key={each}
          checked={chosen.includes(each)}
          onChange={({ target }) =>
            onChange(all.map(([one]) => one).filter(one => (one === each ? target.checked : chosen.includes(one))))
          }
        >
          {say(words)}
        </Checkbox>
      ))}
    </fieldset>
  )
}
