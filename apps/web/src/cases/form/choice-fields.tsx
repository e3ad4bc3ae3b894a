import Select from 'antd/es/select'
import { useSay } from '../../ui/use-say.ts'
import { asRows } from './answers.ts'
import type { Option } from './field.ts'
import { describedBy, type FieldProps, fieldId } from './field-props.ts'
import { ProblemLine } from './problem-line.tsx'

function optionsFor({ field, view }: FieldProps): readonly Option[] {
  const { shape } = field
  if (shape.kind !== 'choice' && shape.kind !== 'choices') return []
  return typeof shape.options === 'function' ? shape.options(view) : shape.options
}

/** One of several: short words as buttons, words with a hint as cards, many as a list. */
export function ChoiceField(props: FieldProps) {
  const { field, path, raw, set } = props
  const say = useSay()
  const options = optionsFor(props)
  const id = fieldId(path)
  if (field.shape.kind === 'choice' && field.shape.look === 'list') {
    return (
      <Select
        id={id}
        value={typeof raw === 'string' && raw ? raw : null}
        placeholder={say({ zh: '请选择', en: 'Choose' })}
        aria-required={field.required}
        {...(props.problems.has(path) ? { status: 'error' as const } : {})}
        {...describedBy(props)}
        options={options.map(option => ({ value: option.value, label: say(option.label) }))}
        onChange={value => set(value)}
        className="form-list"
      />
    )
  }
  const look = field.shape.kind === 'choice' ? field.shape.look : 'buttons'
  return (
    <div
      role="radiogroup"
      className={look === 'cards' ? 'form-cards' : 'form-chips'}
      aria-labelledby={`${id}-label`}
      aria-required={field.required}
      {...describedBy(props)}
    >
      {options.map(option => (
        <label key={option.value} className="form-chip">
          <input type="radio" name={id} checked={raw === option.value} onChange={() => set(option.value)} />
          <span>
            {say(option.label)}
            {look === 'cards' && option.hint ? <small>{say(option.hint)}</small> : null}
          </span>
        </label>
      ))}
    </div>
  )
}

/** Any number of several. */
export function ChoicesField(props: FieldProps) {
  const { path, raw, set } = props
  const say = useSay()
  const chosen = asRows(raw)
  return (
    <fieldset className="form-chips form-plain" aria-labelledby={`${fieldId(path)}-label`} {...describedBy(props)}>
      {optionsFor(props).map(({ value, label }) => (
        <label key={value} className="form-chip">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={event => set(event.target.checked ? [...chosen, value] : chosen.filter(one => one !== value))}
          />
          <span>{say(label)}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function TickField(props: FieldProps) {
  const { field, path, raw, set, problems } = props
  const say = useSay()
  const id = fieldId(path)
  return (
    <div className="form-field" data-path={path}>
      <label className="form-tick">
        <input
          type="checkbox"
          id={id}
          checked={raw === true}
          onChange={event => set(event.target.checked)}
          {...describedBy(props)}
        />
        <span>{say(field.label)}</span>
      </label>
      {field.hint ? (
        <p className="form-hint" id={`${id}-hint`}>
          {say(field.hint)}
        </p>
      ) : null}
      <ProblemLine path={path} problem={problems.get(path)} />
    </div>
  )
}
