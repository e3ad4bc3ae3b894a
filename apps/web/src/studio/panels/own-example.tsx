import { type Facts, type FactValue, PATH_WORDS, PATHS, type RuleExample, visitLeaves } from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import { useState } from 'react'
import { useSay } from '../../ui/use-say.ts'
import { FactChoice } from '../editor/fact-choice.tsx'
import { Labelled } from '../editor/labelled.tsx'
import { LeafValue } from '../editor/leaf-value.tsx'
import type { BodyJson, RuleJson } from '../model/body.ts'
import type { Reader } from '../model/studio-context.ts'

/** The facts a rule asks about, to begin an example with. */
function askedBy(rule: RuleJson, body: BodyJson): readonly string[] {
  const asked = new Set<string>()
  try {
    visitLeaves(rule.when, (body.conditions ?? {}) as never, leaf => asked.add(leaf.fact))
  } catch {
    return []
  }
  return [...asked]
}

const isGiven = (value: unknown): value is FactValue =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** An example that somebody writes: what is known of a case, and where it must go. */
export function OwnExample(props: {
  rule: RuleJson
  body: BodyJson
  reader: Reader
  onAdd: (example: RuleExample) => void
}) {
  const { rule, body, reader, onAdd } = props
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const [facts, setFacts] = useState<Record<string, unknown>>({})
  const [more, setMore] = useState<readonly string[]>([])
  const [path, setPath] = useState<string | null>(null)
  const [unit, setUnit] = useState<string | null>(null)
  if (body.kind !== 'routing') return null
  if (!isOpen)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {say({ zh: '自己写一个样例', en: 'Write an example' })}
      </Button>
    )
  const known = reader.references.facts
  const keys = [...new Set([...askedBy(rule, body), ...more])].filter(key => known.has(key))
  const given: Facts = Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, FactValue] => isGiven(entry[1])),
  )
  const expect = { ...(path ? { path } : {}), ...(unit ? { unit } : {}) }
  const mayAdd = Object.keys(given).length > 0 && Object.keys(expect).length > 0
  return (
    <form
      className="own-example"
      onSubmit={event => {
        event.preventDefault()
        if (!mayAdd) return
        onAdd({ facts: given, expect })
        setFacts({})
        setOpen(false)
      }}
    >
      {keys.map(key => {
        const fact = known.get(key)!
        const isList = fact.type === 'words' || fact.type === 'set' || fact.type === 'units'
        return (
          <div key={key} className="own-fact">
            <span>{say(fact.label)}</span>
            <LeafValue
              fact={fact}
              operator={
                isList ? (fact.type === 'words' ? 'mentions' : 'hasAny') : fact.type === 'number' ? 'atLeast' : 'is'
              }
              value={facts[key] ?? null}
              name={say({ zh: `样例：${fact.label.zh}`, en: `Example: ${fact.label.en}` })}
              reader={reader}
              onChange={value => setFacts({ ...facts, [key]: value })}
            />
          </div>
        )
      })}
      <FactChoice
        facts={[...known.values()].filter(fact => !keys.includes(fact.key))}
        value={null}
        name={say({ zh: '再加一个已知的', en: 'Know one more thing' })}
        onChange={key => setMore([...more, key])}
      />
      <Labelled name={{ zh: '应当', en: 'It must' }}>
        {tied => (
          <Select
            {...tied}
            allowClear
            value={path}
            placeholder={say({ zh: '办法不限', en: 'Any way' })}
            options={PATHS.map(value => ({ value, label: say(PATH_WORDS[value]) }))}
            onChange={value => setPath(value ?? null)}
          />
        )}
      </Labelled>
      <Labelled name={{ zh: '交给', en: 'Go to' }}>
        {tied => (
          <Select
            {...tied}
            allowClear
            value={unit}
            placeholder={say({ zh: '单位不限', en: 'Any unit' })}
            showSearch={{ optionFilterProp: 'label' }}
            options={[...(reader.names.units ?? [])].map(([value, name]) => ({ value, label: say(name) }))}
            onChange={value => setUnit(value ?? null)}
          />
        )}
      </Labelled>
      <div>
        <Button htmlType="submit" type="primary" size="small" disabled={!mayAdd}>
          {say({ zh: '加上', en: 'Add' })}
        </Button>{' '}
        <Button size="small" type="text" onClick={() => setOpen(false)}>
          {say({ zh: '不了', en: 'No' })}
        </Button>
      </div>
    </form>
  )
}
