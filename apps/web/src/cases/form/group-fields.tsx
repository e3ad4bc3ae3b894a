import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined'
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import Button from 'antd/es/button'
import { useSay } from '../../ui/use-say.ts'
import { asRecord, asRows, emptyAnswers } from './answers.ts'
import { type FieldProps, fieldId, type LevelProps } from './field-props.ts'

/** Fields under one heading; an optional group opens with a box to tick. */
export function GroupField({ field, path, raw, set, step, view, problems, level }: FieldProps) {
  const say = useSay()
  const onChange: LevelProps['onChange'] = from => step(now => from(asRecord(now)))
  const { shape } = field
  if (shape.kind !== 'group') return null
  const open = !shape.toggle || raw !== null
  if (field.label.zh === '')
    return level({ fields: shape.fields, answers: asRecord(raw), under: `${path}.`, view, problems, onChange })
  return (
    <fieldset className="form-group" data-path={path}>
      <legend>
        {shape.toggle ? (
          <label className="form-tick">
            <input
              type="checkbox"
              checked={open}
              onChange={event => set(event.target.checked ? emptyAnswers(shape.fields) : null)}
            />
            <span>{say(field.label)}</span>
          </label>
        ) : (
          say(field.label)
        )}
      </legend>
      {field.hint ? <p className="form-hint">{say(field.hint)}</p> : null}
      {open
        ? level({ fields: shape.fields, answers: asRecord(raw), under: `${path}.`, view, problems, onChange })
        : null}
    </fieldset>
  )
}

/** A list of equal groups, each with a number and a way to take it out. */
export function RowsField({ field, path, raw, step, view, problems, level }: FieldProps) {
  const say = useSay()
  const { shape } = field
  if (shape.kind !== 'rows') return null
  const rows = asRows(raw)
  return (
    <div className="form-rows" id={fieldId(path)}>
      {rows.map((row, n) => (
        // Rows have no identity of their own: their place is it.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset key={n} className="form-group">
          <legend>
            {say(field.label)} {n + 1}
          </legend>
          {level({
            fields: shape.fields,
            answers: asRecord(row),
            under: `${path}.${n}.`,
            view,
            problems,
            onChange: from => step(now => asRows(now).map((other, m) => (m === n ? from(asRecord(other)) : other))),
          })}
          {rows.length > shape.least ? (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              onClick={() => step(now => asRows(now).filter((_, m) => m !== n))}
            >
              {say({ zh: '移除', en: 'Remove' })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => step(now => [...asRows(now), emptyAnswers(shape.fields)])}
      >
        {say(shape.add)}
      </Button>
    </div>
  )
}
