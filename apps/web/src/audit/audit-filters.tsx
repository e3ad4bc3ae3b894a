import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { useState } from 'react'
import { type Inputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { AUDIT_ACT_WORDS } from '../words/audit.ts'

export type Filter = Omit<Inputs['audit']['page'], 'cursor' | 'direction'>

/** Narrows the log by person, act, case, unit and days; what is shown is what is exported. */
export function AuditFilters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const say = useSay()
  const [draft, setDraft] = useState<Filter>(filter)
  const units = trpc.directory.units.useQuery(undefined, { staleTime: 300_000 })
  const put = (key: keyof Filter, value: string | undefined) => {
    const { [key]: _before, ...rest } = draft
    setDraft(value ? { ...rest, [key]: value } : rest)
  }
  const field = (key: keyof Filter, label: string, type: 'text' | 'date' = 'text') => (
    <div className="audit-field">
      <span aria-hidden="true">{label}</span>
      <Input
        aria-label={label}
        type={type}
        maxLength={60}
        value={draft[key] ?? ''}
        onChange={event => put(key, event.target.value)}
      />
    </div>
  )
  const picker = (key: 'act' | 'unit', label: string, options: { value: string; label: string }[]) => (
    <div className="audit-field">
      <span aria-hidden="true">{label}</span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={label}
        placeholder={say({ zh: '全部', en: 'All' })}
        value={draft[key] ?? null}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(value: string | null | undefined) => put(key, value ?? undefined)}
      />
    </div>
  )
  const acts = Object.entries(AUDIT_ACT_WORDS).map(([value, label]) => ({ value, label: say(label) }))
  const href = (format: string) => `/audit/export?${new URLSearchParams({ format, ...filled(filter) })}`
  return (
    <search aria-label={say({ zh: '筛选日志', en: 'Narrow the log' })}>
      <form
        className="audit-filters"
        onSubmit={event => {
          event.preventDefault()
          onChange(filled(draft))
        }}
      >
        {field('person', say({ zh: '姓名或用户名', en: 'Name or username' }))}
        {picker('act', say({ zh: '做了什么', en: 'Act' }), acts)}
        {field('caseNo', say({ zh: '题号', en: 'Case number' }))}
        {picker(
          'unit',
          say({ zh: '所属单位', en: 'Unit' }),
          (units.data ?? []).map(unit => ({ value: unit.id, label: say(unit.name) })),
        )}
        {field('from', say({ zh: '从', en: 'From' }), 'date')}
        {field('until', say({ zh: '到', en: 'Until' }), 'date')}
        <div className="audit-acts">
          <Button type="primary" htmlType="submit">
            {say({ zh: '查询', en: 'Look' })}
          </Button>
          <Button
            onClick={() => {
              setDraft({})
              onChange({})
            }}
          >
            {say({ zh: '清空', en: 'Clear' })}
          </Button>
          <Button href={href('csv')}>{say({ zh: '导出 CSV', en: 'Export CSV' })}</Button>
          <Button href={href('jsonl')}>{say({ zh: '导出 JSONL', en: 'Export JSONL' })}</Button>
        </div>
      </form>
    </search>
  )
}

/** Without what is empty: an empty field is no condition. */
function filled(filter: Filter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : [])),
  )
}
