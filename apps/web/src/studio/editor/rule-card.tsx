import HolderOutlined from '@ant-design/icons/es/icons/HolderOutlined'
import { useSortable } from '@dnd-kit/sortable'
import Button from 'antd/es/button'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useLocale } from '../../locale.ts'
import { Tag } from '../../ui/tag.tsx'
import { useSay } from '../../ui/use-say.ts'
import { type BodyJson, type RuleJson, wordsOf } from '../model/body.ts'
import { NOTHING_ASKED, thenWords, whenWords } from '../model/rule-words.ts'
import type { Reader } from '../model/studio-context.ts'

/** What is to be seen of a rule in the list, beside its sentence. */
export interface RuleMarks {
  readonly isUnfinished: boolean
  readonly errors: number
  readonly warnings: number
  readonly failed: number
}

/** One rule of the draft: its place, its sentence, what is wrong with it, and, opened, its form. Alt with an arrow moves it. */
export function RuleCard(props: {
  rule: RuleJson
  place: number
  body: BodyJson
  reader: Reader
  marks: RuleMarks
  isOpen: boolean
  /** It was just moved by key: the focus goes along. */
  takesFocus: boolean
  beside: ReactNode
  children: ReactNode
  onToggle: () => void
  onMove: (step: -1 | 1) => void
  onRemove: () => void
}) {
  const { rule, place, body, reader, marks, isOpen, takesFocus, beside, children, onToggle, onMove, onRemove } = props
  const say = useSay()
  const { locale } = useLocale()
  const head = useRef<HTMLButtonElement>(null)
  const sortable = useSortable({ id: rule.id, data: { band: rule.band } })
  useEffect(() => {
    if (takesFocus) head.current?.focus()
  }, [takesFocus])
  const title = say(wordsOf(rule.title)) || say({ zh: '没有名称', en: 'No name' })
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (step === null) return
    event.preventDefault()
    onMove(step)
  }
  const { transform, transition, isDragging } = sortable
  return (
    <li
      ref={sortable.setNodeRef}
      className={`rule-card${isOpen ? ' rule-open' : ''}${isDragging ? ' rule-dragged' : ''}`}
      style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
      onKeyDown={onKeyDown}
    >
      <div className="rule-head">
        <span
          className="rule-grip"
          {...sortable.listeners}
          ref={sortable.setActivatorNodeRef}
          title={say({ zh: '拖动换位置', en: 'Drag to move' })}
        >
          <HolderOutlined aria-hidden="true" />
          <span className="rule-place">{place}</span>
        </span>
        <button
          ref={head}
          type="button"
          className="rule-name"
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={onToggle}
        >
          <strong>{title}</strong>
          <span>
            {say({ zh: '当', en: 'When ' })}“{whenWords(rule.when, body, reader, locale) ?? say(NOTHING_ASKED)}”
            {say({ zh: '时，', en: ', ' })}
            {thenWords(rule.then, reader, locale)}
          </span>
        </button>
        <span className="rule-marks">
          {marks.isUnfinished ? <Tag tone="warm">{say({ zh: '没写完', en: 'Unfinished' })}</Tag> : null}
          {marks.errors > 0 ? (
            <Tag tone="strong">{say({ zh: `${marks.errors} 个错误`, en: `${marks.errors} errors` })}</Tag>
          ) : null}
          {marks.warnings > 0 ? (
            <Tag tone="warm">{say({ zh: `${marks.warnings} 处要看`, en: `${marks.warnings} to look at` })}</Tag>
          ) : null}
          {marks.failed > 0 ? (
            <Tag tone="strong">{say({ zh: `${marks.failed} 个样例不符`, en: `${marks.failed} examples fail` })}</Tag>
          ) : null}
          {beside}
        </span>
        <span className="rule-moves">
          <Button
            size="small"
            type="text"
            aria-label={say({ zh: `上移：${title}`, en: `Up: ${title}` })}
            onClick={() => onMove(-1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            type="text"
            aria-label={say({ zh: `下移：${title}`, en: `Down: ${title}` })}
            onClick={() => onMove(1)}
          >
            ↓
          </Button>
          <Button
            size="small"
            type="text"
            aria-label={say({ zh: `删除：${title}`, en: `Remove: ${title}` })}
            onClick={onRemove}
          >
            {say({ zh: '删除', en: 'Remove' })}
          </Button>
        </span>
      </div>
      {isOpen ? children : null}
    </li>
  )
}
