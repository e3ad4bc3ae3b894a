import Select from 'antd/es/select'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import type { Tied } from './labelled.tsx'

/** One unit, found by any part of its name in either language or its code. */
export function UnitSelect(props: { tied: Tied; value: string | null; onChange: (unit: string | null) => void }) {
  const say = useSay()
  const units = trpc.directory.units.useQuery(undefined, { staleTime: 60_000 })
  return (
    <Select
      {...props.tied}
      className="form-list"
      allowClear
      placeholder={say({ zh: '输入名称查找', en: 'Type to find' })}
      loading={units.isPending}
      value={props.value}
      options={(units.data ?? []).map(({ id, name }) => ({
        value: id,
        label: say(name),
        words: `${name.zh} ${name.en} ${id}`.toLowerCase(),
      }))}
      showSearch={{
        filterOption: (input: string, option?: { words: string }) =>
          (option?.words ?? '').includes(input.trim().toLowerCase()),
      }}
      onChange={unit => props.onChange(unit ?? null)}
    />
  )
}
