import Input from 'antd/es/input'
import { useSay } from '../../ui/use-say.ts'
import { describedBy, type FieldProps, fieldId } from './field-props.ts'

const asText = (raw: FieldProps['raw']) => (typeof raw === 'string' || typeof raw === 'number' ? String(raw) : '')

function shared(props: FieldProps) {
  const wrong = props.problems.has(props.path)
  return {
    id: fieldId(props.path),
    value: asText(props.raw),
    'aria-required': props.field.required,
    'aria-invalid': wrong,
    ...(wrong ? { status: 'error' as const } : {}),
    ...describedBy(props),
  }
}

export function TextField(props: FieldProps) {
  const { shape } = props.field
  if (shape.kind !== 'text') return null
  return (
    <Input.TextArea
      {...shared(props)}
      autoSize={{ minRows: shape.rows, maxRows: 14 }}
      maxLength={shape.max}
      onChange={event => props.set(event.target.value)}
    />
  )
}

export function LineField(props: FieldProps) {
  const { shape } = props.field
  const max = shape.kind === 'line' ? shape.max : 80
  return <Input {...shared(props)} maxLength={max} onChange={event => props.set(event.target.value)} />
}

export function DateField(props: FieldProps) {
  return (
    <Input {...shared(props)} type="date" className="form-short" onChange={event => props.set(event.target.value)} />
  )
}

export function NumberField(props: FieldProps) {
  const say = useSay()
  const { shape } = props.field
  if (shape.kind !== 'number') return null
  return (
    <Input
      {...shared(props)}
      type="number"
      min={shape.min}
      max={shape.max}
      suffix={say(shape.unit)}
      className="form-short"
      onChange={event => props.set(event.target.value === '' ? null : Number(event.target.value))}
    />
  )
}
