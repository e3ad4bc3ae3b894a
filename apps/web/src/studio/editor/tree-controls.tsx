import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import { type FactDefinition, OPERATOR_TABLE, type Operator } from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Select from 'antd/es/select'
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  NotToggleProps,
  OperatorSelectorProps,
  ValueEditorProps,
} from 'react-querybuilder'
import { useSay } from '../../ui/use-say.ts'
import { operatorsFor } from '../model/leaf-values.ts'
import { NAMED } from '../model/query-tree.ts'
import type { Reader } from '../model/studio-context.ts'
import { FactChoice } from './fact-choice.tsx'
import { LeafValue } from './leaf-value.tsx'

/** What every control of a tree is told. */
export interface TreeWorld {
  readonly reader: Reader
  readonly facts: readonly FactDefinition[]
  /** Names of the named conditions of the draft. */
  readonly names: readonly string[]
}
const worldOf = (context: unknown): TreeWorld => context as TreeWorld
/** “第 1 项” of the top group, “第 2.1 项” within its second part. */
const placeOf = (path: readonly number[]): string => path.map(at => at + 1).join('.')

function useName() {
  const say = useSay()
  return (path: readonly number[], zh: string, en: string) =>
    path.length === 0
      ? say({ zh: `整条规则：${zh}`, en: `Whole rule: ${en}` })
      : say({ zh: `第 ${placeOf(path)} 项：${zh}`, en: `Item ${placeOf(path)}: ${en}` })
}

function FieldSelector({ context, value, path, handleOnChange }: FieldSelectorProps) {
  const name = useName()
  const { facts, names } = worldOf(context)
  const isKnown = value === NAMED || facts.some(fact => fact.key === value)
  return (
    <FactChoice
      facts={facts}
      named={names.length > 0}
      value={isKnown ? (value ?? null) : null}
      name={name(path, '问什么', 'about what')}
      onChange={handleOnChange}
    />
  )
}

function OperatorSelector({ context, field, value, path, handleOnChange }: OperatorSelectorProps) {
  const say = useSay()
  const name = useName()
  const fact = worldOf(context).reader.references.facts.get(field)
  if (field === NAMED || !fact) return null
  return (
    <Select
      aria-label={name(path, '怎么比', 'how')}
      className="leaf-operator"
      value={value ?? null}
      popupMatchSelectWidth={180}
      options={operatorsFor(fact).map(operator => ({ value: operator, label: say(OPERATOR_TABLE[operator].label) }))}
      onChange={handleOnChange}
    />
  )
}

function ValueEditor({ context, field, operator, value, path, handleOnChange }: ValueEditorProps) {
  const say = useSay()
  const name = useName()
  const { reader, names } = worldOf(context)
  const called = name(path, '值', 'value')
  if (field === NAMED)
    return (
      <Select
        aria-label={called}
        className="leaf-one"
        value={typeof value === 'string' && value !== '' ? value : null}
        placeholder={say({ zh: '选择', en: 'Choose' })}
        options={names.map(each => ({ value: each, label: each }))}
        onChange={handleOnChange}
      />
    )
  const fact = reader.references.facts.get(field)
  if (!fact) return null
  return (
    <LeafValue
      fact={fact}
      operator={operator as Operator}
      value={value}
      name={called}
      reader={reader}
      onChange={handleOnChange}
    />
  )
}

function CombinatorSelector({ value, path, handleOnChange, ruleGroup }: CombinatorSelectorProps) {
  const say = useSay()
  const name = useName()
  const isLone = (ruleGroup as { lone?: boolean }).lone === true && ruleGroup.rules.length === 1
  if (isLone) return null
  return (
    <Select
      aria-label={name(path, '满足全部还是任意一项', 'all or any')}
      className="tree-combinator"
      value={value ?? 'all'}
      options={[
        { value: 'all', label: say({ zh: '满足以下全部', en: 'All of these' }) },
        { value: 'any', label: say({ zh: '满足以下任意一项', en: 'Any of these' }) },
      ]}
      onChange={handleOnChange}
    />
  )
}

function NotToggle({ checked, path, handleOnChange }: NotToggleProps) {
  const say = useSay()
  const name = useName()
  return (
    <Checkbox
      checked={checked === true}
      aria-label={name(path, '反过来：不满足时才算', 'turned round')}
      onChange={event => handleOnChange(event.target.checked)}
    >
      {say({ zh: '反过来', en: 'Not' })}
    </Checkbox>
  )
}

function AddRow({ path, handleOnClick }: ActionProps) {
  const say = useSay()
  return (
    <Button
      size="small"
      className="tree-add"
      onClick={event => {
        const group = event.currentTarget.closest('.ruleGroup')
        handleOnClick()
        // Whoever adds a question goes on with it.
        setTimeout(() => {
          const rows = group?.querySelectorAll<HTMLElement>(':scope > .ruleGroup-body > .rule')
          rows?.[rows.length - 1]?.querySelector('input')?.focus()
        })
      }}
    >
      {path.length === 0
        ? say({ zh: '加一项条件', en: 'Add a question' })
        : say({ zh: '组内加一项', en: 'Add to this group' })}
    </Button>
  )
}

function AddGroup({ path, handleOnClick }: ActionProps) {
  const say = useSay()
  const name = useName()
  return (
    <Button
      size="small"
      type="text"
      className="tree-add"
      aria-label={name(path, '加一组条件', 'add a group')}
      onClick={() => handleOnClick()}
    >
      {say({ zh: '加一组', en: 'Add a group' })}
    </Button>
  )
}

function Remove({ path, handleOnClick }: ActionProps) {
  const name = useName()
  return (
    <Button
      size="small"
      type="text"
      className="tree-remove"
      icon={<CloseOutlined />}
      aria-label={name(path, '去掉', 'take away')}
      onClick={() => handleOnClick()}
    />
  )
}

export const TREE_CONTROLS = {
  fieldSelector: FieldSelector,
  operatorSelector: OperatorSelector,
  valueEditor: ValueEditor,
  combinatorSelector: CombinatorSelector,
  notToggle: NotToggle,
  addRuleAction: AddRow,
  addGroupAction: AddGroup,
  removeRuleAction: Remove,
  removeGroupAction: Remove,
  valueSourceSelector: null,
  dragHandle: null,
  shiftActions: null,
}
