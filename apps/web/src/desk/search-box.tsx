import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined'
import { type Ref, useState } from 'react'
import { useLocation } from 'wouter'
import { useSay } from '../ui/use-say.ts'

const CASE_NO = /^\d{4}-?[0-9A-Z]{4}-?[0-9A-Z]{5}$/

/** Finds a case by number or words; a whole case number goes straight there. */
export function SearchBox({ ref }: { ref: Ref<HTMLInputElement> }) {
  const say = useSay()
  const [, go] = useLocation()
  const [q, setQ] = useState('')
  const name = say({ zh: '查找题号或内容', en: 'Find a case number or words' })
  return (
    <search className="search-box">
      <form
        onSubmit={event => {
          event.preventDefault()
          const wanted = q.trim()
          if (!wanted) return
          const number = wanted.toUpperCase()
          go(CASE_NO.test(number) ? `/cases/${number}` : `/search?q=${encodeURIComponent(wanted)}`)
        }}
      >
        <SearchOutlined aria-hidden="true" />
        <input
          ref={ref}
          type="search"
          value={q}
          placeholder={name}
          aria-label={name}
          aria-keyshortcuts="/"
          onChange={event => setQ(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <kbd>/</kbd>
      </form>
    </search>
  )
}
