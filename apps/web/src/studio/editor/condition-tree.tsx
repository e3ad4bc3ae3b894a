import './condition-tree.css'
import { type Condition, type FactDefinition, MAX_DEPTH } from '@zuoyeben/rules/studio'
import { useMemo } from 'react'
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder'
import { useSay } from '../../ui/use-say.ts'
import { firstValue, fittedTree, operatorsFor } from '../model/leaf-values.ts'
import { NAMED, type TreeGroup, treeOf, whenOf } from '../model/query-tree.ts'
import type { Reader } from '../model/studio-context.ts'
import { TREE_CONTROLS, type TreeWorld } from './tree-controls.tsx'

const COMBINATORS = [
  { name: 'all', label: 'all' },
  { name: 'any', label: 'any' },
]

/** The condition of a rule as groups of questions. What is not chosen yet stays empty; the page says so. */
export function ConditionTree(props: {
  when: Condition
  reader: Reader
  facts: readonly FactDefinition[]
  names: readonly string[]
  onChange: (when: Condition) => void
}) {
  const { when, reader, facts, names, onChange } = props
  const say = useSay()
  const known = reader.references.facts
  const query = useMemo(() => treeOf(when), [when])
  const context: TreeWorld = { reader, facts, names }
  const fields = useMemo(
    () => [...[...known.values()].map(fact => ({ name: fact.key, label: fact.key })), { name: NAMED, label: NAMED }],
    [known],
  )
  return (
    <QueryBuilder
      query={query as unknown as RuleGroupType}
      onQueryChange={next => {
        const condition = whenOf(fittedTree(next as unknown as TreeGroup, known))
        if (JSON.stringify(condition) !== JSON.stringify(when)) onChange(condition)
      }}
      fields={fields}
      combinators={COMBINATORS}
      controlElements={TREE_CONTROLS}
      context={context}
      autoSelectField={false}
      getOperators={field => operatorsFor(known.get(field)).map(name => ({ name, label: name }))}
      getDefaultOperator={field => operatorsFor(known.get(field))[0] ?? 'is'}
      getDefaultValue={({ field, operator }) => firstValue(known.get(field), (operator || 'is') as never)}
      onAddGroup={group => ({ ...group, combinator: 'any' })}
      addRuleToNewGroups
      listsAsArrays
      showNotToggle
      maxLevels={MAX_DEPTH - 1}
      enableMountQueryChange={false}
      accessibleDescriptionGenerator={({ path }) =>
        path.length === 0
          ? say({ zh: '条件', en: 'Condition' })
          : say({
              zh: `第 ${path.map(at => at + 1).join('.')} 组条件`,
              en: `Group ${path.map(at => at + 1).join('.')}`,
            })
      }
    />
  )
}
