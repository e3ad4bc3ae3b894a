import Select from 'antd/es/select'
import { useState } from 'react'
import { trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'
import { STATUS_WORDS } from '../../words/statuses.ts'
import { describedBy, type FieldProps, fieldId } from './field-props.ts'

/** Another case, found by its number or words; likely doubles of this one are offered first. */
export function CaseField(props: FieldProps) {
  const { field, path, raw, set, view } = props
  const say = useSay()
  const [q, setQ] = useState('')
  const found = trpc.desk.search.useQuery({ q }, { enabled: q.trim().length >= 2 })
  const linked = view.links.map(link => ({
    value: link.caseId,
    label: `${link.caseNo} · ${say(STATUS_WORDS[link.status])}`,
  }))
  const rows = (found.data?.rows ?? [])
    .filter(row => row.caseId !== view.caseId)
    .map(row => ({ value: row.caseId, label: `${row.caseNo} · ${row.excerpt}` }))
  const options = q.trim() ? rows : linked
  return (
    <Select
      id={fieldId(path)}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={say({ zh: '输入题号或内容查找', en: 'Case number or words' })}
      notFoundContent={
        q.trim().length < 2
          ? say({ zh: '至少输入两个字', en: 'Type at least two characters' })
          : say({ zh: '没有找到', en: 'Nothing found' })
      }
      value={typeof raw === 'string' && raw ? raw : null}
      loading={found.isFetching}
      options={options}
      onChange={id => set(id)}
      aria-required={field.required}
      {...(props.problems.has(path) ? { status: 'error' as const } : {})}
      {...describedBy(props)}
      className="form-list"
    />
  )
}
