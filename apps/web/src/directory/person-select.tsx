import { keepPreviousData } from '@tanstack/react-query'
import Select from 'antd/es/select'
import { useState } from 'react'
import { useDebounced } from '../intake/use-debounced.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import type { Tied } from './labelled.tsx'

/** One person with an active account, looked for by name or user name while one types. */
export function PersonSelect(props: { tied: Tied; value: string | null; onChange: (person: string | null) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), 250)
  const found = trpc.directory.people.useQuery({ q }, { placeholderData: keepPreviousData })
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const options = (found.data?.rows ?? [])
    .filter(person => person.isActive)
    .map(({ id, name, username, unit }) => ({
      value: id,
      label: `${name} · ${username}${unit ? ` · ${say(unit.name)}` : ''}`,
    }))
  const isListed = options.some(option => option.value === props.value)
  return (
    <Select
      {...props.tied}
      className="form-list"
      allowClear
      placeholder={say({ zh: '输入姓名或用户名', en: 'Type a name or username' })}
      loading={found.isFetching}
      notFoundContent={
        found.isError
          ? say({ zh: '没有取到，请再试一次', en: 'Could not be loaded, please try again' })
          : say({ zh: '没有找到', en: 'Nobody found' })
      }
      value={props.value}
      options={!isListed && chosen && chosen.value === props.value ? [chosen, ...options] : options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onChange={id => {
        setChosen(options.find(option => option.value === id) ?? null)
        props.onChange(id ?? null)
      }}
    />
  )
}
