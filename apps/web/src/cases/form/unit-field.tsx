import Select from 'antd/es/select'
import { trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'
import { CATEGORY_WORDS } from '../../words/terms.ts'
import type { Word } from '../../words/word.ts'
import { asRows } from './answers.ts'
import { describedBy, type FieldProps, fieldId } from './field-props.ts'

/** A unit, found by any part of its name or duties in either language. Its own unit is never offered. */
export function UnitField(props: FieldProps) {
  const { field, path, raw, set, view } = props
  const say = useSay()
  const units = trpc.directory.units.useQuery(undefined, { staleTime: 600_000 })
  const several = field.shape.kind === 'units'
  const options = (units.data ?? [])
    .filter(unit => unit.id !== view.where.owner.id || raw === unit.id)
    .map(unit => {
      const duties = unit.dutyCategories.map(
        category => (CATEGORY_WORDS as Readonly<Record<string, Word>>)[category]?.zh ?? '',
      )
      return { value: unit.id, label: say(unit.name), words: [unit.name.zh, unit.name.en, ...duties].join(' ') }
    })
  const shared = {
    id: fieldId(path),
    placeholder: say({ zh: '输入名称查找', en: 'Type to find' }),
    loading: units.isPending,
    options,
    className: 'form-list',
    'aria-required': field.required,
    showSearch: {
      filterOption: (input: string, option?: { words: string }) =>
        (option?.words ?? '').toLowerCase().includes(input.trim().toLowerCase()),
    },
    ...(props.problems.has(path) ? { status: 'error' as const } : {}),
    ...describedBy(props),
  }
  return several ? (
    <Select {...shared} mode="multiple" value={asRows(raw).map(String)} onChange={ids => set(ids)} />
  ) : (
    <Select
      {...shared}
      value={typeof raw === 'string' && raw ? raw : null}
      allowClear={!field.required}
      onChange={id => set(id ?? '')}
    />
  )
}
