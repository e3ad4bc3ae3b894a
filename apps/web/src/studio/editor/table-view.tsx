import { BAND_WORDS, type Leaf, leafWords, OPERATOR_TABLE, type Operator } from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import Modal from 'antd/es/modal'
import Select from 'antd/es/select'
import { useState } from 'react'
import { useLocale } from '../../locale.ts'
import { useSay } from '../../ui/use-say.ts'
import { type BodyJson, type RuleJson, withRule, wordsOf } from '../model/body.ts'
import { decisionTable, withCell } from '../model/decision-table.ts'
import { firstValue, fittedValue, operatorsFor } from '../model/leaf-values.ts'
import { thenWords, whenWords } from '../model/rule-words.ts'
import type { Reader } from '../model/studio-context.ts'
import { FactChoice } from './fact-choice.tsx'
import { LeafValue } from './leaf-value.tsx'

interface Cell {
  readonly rule: RuleJson
  readonly fact: string
}

/** The same rules as a table: a row a rule, a column a fact. A cell is opened to change what it asks; the first row that fits decides. */
export function TableView(props: {
  body: BodyJson
  reader: Reader
  onOpen: (ruleId: string) => void
  onChange: (body: BodyJson, place: string | null) => void
}) {
  const { body, reader, onOpen, onChange } = props
  const say = useSay()
  const { locale } = useLocale()
  const [added, setAdded] = useState<readonly string[]>([])
  const [open, setOpen] = useState<Cell | null>(null)
  const { columns, rows } = decisionTable(body)
  const all = [...columns, ...added.filter(fact => !columns.includes(fact))]
  const hasRest = rows.some(row => row.rest.length > 0)
  const facts = reader.references.facts
  const labelOf = (fact: string) => facts.get(fact)?.label ?? { zh: fact, en: fact }
  /** A cell stands under the name of its fact, so only the rest of the question is said. */
  const cellWords = (leaf: Leaf): string => {
    const fact = facts.get(leaf.fact)
    if (!fact) return OPERATOR_TABLE[leaf.operator].label[locale]
    const whole = leafWords(leaf, fact, locale, reader.names)
    return whole.slice(fact.label[locale].length).replace(/^[：:\s]+/, '')
  }
  const cells = open
    ? (decisionTable({ ...body, rules: [ruleNow(body, open.rule)] }).rows[0]?.cells.get(open.fact) ?? [])
    : []
  const set = (leaves: readonly Leaf[]) =>
    open &&
    onChange(withRule(body, withCell(ruleNow(body, open.rule), open.fact, leaves)), `${open.rule.id} ${open.fact}`)
  const fact = open ? facts.get(open.fact) : undefined
  return (
    <div className="table-view">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={say({ zh: '决策表', en: 'Decision table' })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say({ zh: '规则', en: 'Rule' })}</th>
              {all.map(column => (
                <th key={column} scope="col">
                  {say(labelOf(column))}
                </th>
              ))}
              {hasRest ? <th scope="col">{say({ zh: '其余条件', en: 'Other conditions' })}</th> : null}
              <th scope="col">{say({ zh: '结果', en: 'Outcome' })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => {
              const rule = body.rules.find(each => each.id === row.id)!
              const title = say(wordsOf(rule.title))
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <button type="button" className="link-button" onClick={() => onOpen(row.id)}>
                      {title}
                    </button>
                    <span className="soft"> {say(BAND_WORDS[rule.band])}</span>
                  </th>
                  {all.map(column => {
                    const leaves = row.cells.get(column) ?? []
                    return (
                      <td key={column}>
                        <button
                          type="button"
                          className="table-cell"
                          aria-label={say({
                            zh: `${title}，${labelOf(column).zh}：${leaves.map(cellWords).join('，且 ') || '不问'}`,
                            en: `${title}, ${labelOf(column).en}: ${leaves.map(cellWords).join(' and ') || 'not asked'}`,
                          })}
                          onClick={() => setOpen({ rule, fact: column })}
                        >
                          {leaves.length === 0 ? (
                            <span className="soft">—</span>
                          ) : (
                            leaves.map(cellWords).join(say({ zh: '，且 ', en: ' and ' }))
                          )}
                        </button>
                      </td>
                    )
                  })}
                  {hasRest ? (
                    <td>
                      {row.rest.length > 0 ? (
                        <button type="button" className="table-cell" onClick={() => onOpen(row.id)}>
                          {whenWords({ all: row.rest }, body, reader, locale)}
                        </button>
                      ) : (
                        <span className="soft">—</span>
                      )}
                    </td>
                  ) : null}
                  <td>{thenWords(rule.then, reader, locale)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <div className="table-add">
        <FactChoice
          facts={[...facts.values()].filter(each => !all.includes(each.key))}
          value={null}
          name={say({ zh: '加一列', en: 'Add a column' })}
          onChange={key => setAdded([...added, key])}
        />
        <span className="soft">{say({ zh: '选一个事实，加成一列', en: 'Choose a fact to add a column' })}</span>
      </div>
      <Modal
        open={open !== null && fact !== undefined}
        title={open ? `${say(wordsOf(open.rule.title))} · ${say(labelOf(open.fact))}` : ''}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(null)}
      >
        {open && fact ? (
          <div className="cell-editor">
            {cells.map((leaf, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a question has no name but its place
              <div key={at} className="own-fact">
                <Select
                  aria-label={say({ zh: `第 ${at + 1} 问：怎么比`, en: `Question ${at + 1}: how` })}
                  className="leaf-operator"
                  value={leaf.operator}
                  options={operatorsFor(fact).map(operator => ({
                    value: operator,
                    label: say(OPERATOR_TABLE[operator].label),
                  }))}
                  onChange={(operator: Operator) =>
                    set(
                      cells.with(at, {
                        ...leaf,
                        operator,
                        value: fittedValue(fact, operator, leaf.value) as Leaf['value'],
                      }),
                    )
                  }
                />
                <LeafValue
                  fact={fact}
                  operator={leaf.operator}
                  value={leaf.value}
                  name={say({ zh: `第 ${at + 1} 问：值`, en: `Question ${at + 1}: value` })}
                  reader={reader}
                  onChange={value => set(cells.with(at, { ...leaf, value: value as Leaf['value'] }))}
                />
                <Button size="small" type="text" onClick={() => set(cells.filter((_, n) => n !== at))}>
                  {say({ zh: '去掉', en: 'Take away' })}
                </Button>
              </div>
            ))}
            <Button
              size="small"
              onClick={() => {
                const operator = operatorsFor(fact)[0] ?? 'is'
                set([...cells, { fact: fact.key, operator, value: firstValue(fact, operator) as Leaf['value'] }])
              }}
            >
              {say({ zh: '加一问', en: 'Add a question' })}
            </Button>
            <Button size="small" type="primary" onClick={() => setOpen(null)}>
              {say({ zh: '好', en: 'Done' })}
            </Button>
          </div>
        ) : null}
      </Modal>
    </div>
  )
}

const ruleNow = (body: BodyJson, rule: RuleJson): RuleJson => body.rules.find(each => each.id === rule.id) ?? rule
