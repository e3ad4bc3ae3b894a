import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined'
import { CATEGORIES, URGENCIES } from '@zuoyeben/lifecycle'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { useEffect, useState } from 'react'
import type { Inputs } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { CATEGORY_WORDS, URGENCY_WORDS } from '../words/terms.ts'

export type Filter = NonNullable<Inputs['desk']['page']['filter']>

/** Narrows a list by urgency, lamp, category and words. On a phone it folds behind one button. */
export function WorklistFilters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState(filter.text ?? '')
  const count = Object.keys(filter).length

  useEffect(() => {
    const typed = text.trim()
    if (typed === (filter.text ?? '')) return
    const timer = setTimeout(() => {
      const { text: _before, ...rest } = filter
      onChange(typed ? { ...rest, text: typed } : rest)
    }, 300)
    return () => clearTimeout(timer)
  }, [text, filter, onChange])

  const set = (key: 'urgency' | 'colour' | 'category', value: string | undefined) => {
    const { [key]: _before, ...rest } = filter
    onChange((value ? { ...rest, [key]: value } : rest) as Filter)
  }
  const picker = (key: 'urgency' | 'category', label: string, options: { value: string; label: string }[]) => (
    <Select
      size="small"
      allowClear
      aria-label={label}
      placeholder={label}
      value={filter[key] ?? null}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string | null | undefined) => set(key, value ?? undefined)}
    />
  )
  return (
    <search className="wl-filters" aria-label={say({ zh: '筛选', en: 'Filter' })}>
      <Button
        size="small"
        className="wl-filter-toggle"
        icon={<FilterOutlined />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {say({ zh: '筛选', en: 'Filter' })}
        {count > 0 ? ` (${count})` : ''}
      </Button>
      <div className={`wl-filter-fields${isOpen ? ' wl-filter-open' : ''}`}>
        <Button
          size="small"
          type={filter.colour ? 'primary' : 'default'}
          aria-pressed={filter.colour === 'red'}
          onClick={() => set('colour', filter.colour ? undefined : 'red')}
        >
          {say({ zh: '■ 只看超期', en: '■ Overdue' })}
        </Button>
        {picker(
          'urgency',
          say({ zh: '缓急', en: 'Urgency' }),
          URGENCIES.map(value => ({ value, label: `${value} ${say(URGENCY_WORDS[value])}` })),
        )}
        {picker(
          'category',
          say({ zh: '类别', en: 'Category' }),
          CATEGORIES.map(value => ({ value, label: say(CATEGORY_WORDS[value]) })),
        )}
        <Input
          size="small"
          allowClear
          value={text}
          aria-label={say({ zh: '在列表中查找', en: 'Find in this list' })}
          placeholder={say({ zh: '列表内查找', en: 'Find in list' })}
          onChange={event => setText(event.target.value)}
        />
      </div>
    </search>
  )
}
