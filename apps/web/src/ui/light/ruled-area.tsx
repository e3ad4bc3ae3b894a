import { type CSSProperties, useEffect, useRef } from 'react'
import { Field, type FieldFrame } from './field.tsx'

interface Props extends FieldFrame {
  value: string
  onText: (text: string) => void
  max: number
  /** “还可写 {n} 字” / “超出 {n} 字” */
  count: (left: number) => string
  rows?: number
  placeholder?: string
  autoFocus?: boolean
}

/** A text on ruled paper with a counter; it takes more than `max` and says so instead of cutting what was typed. */
export function RuledArea({ value, onText, max, count, rows = 4, placeholder, ...frame }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const element = area.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [value])
  const left = max - value.trim().length
  return (
    <Field {...frame}>
      {ids => (
        <div className={frame.error ? 'ruled wrong' : 'ruled'} style={{ '--rows': rows } as CSSProperties}>
          <textarea
            {...ids}
            ref={area}
            value={value}
            placeholder={placeholder}
            rows={rows}
            onChange={event => onText(event.target.value)}
          />
          <div className={left < 0 ? 'count over' : 'count'} aria-live={left < 50 ? 'polite' : 'off'}>
            {count(left)}
          </div>
        </div>
      )}
    </Field>
  )
}
