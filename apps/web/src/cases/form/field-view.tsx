import './form.css'
import type { ReactNode } from 'react'
import { AssignmentField } from '../../dispatch/assignment-field.tsx'
import { CategoryField } from '../../dispatch/category-field.tsx'
import { useSay } from '../../ui/use-say.ts'
import { isShown } from './answers.ts'
import { CaseField } from './case-field.tsx'
import { ChoiceField, ChoicesField, TickField } from './choice-fields.tsx'
import type { RawRecord } from './field.ts'
import { type FieldProps, fieldId, type LevelProps } from './field-props.ts'
import { FilesField } from './files-field.tsx'
import { GroupField, RowsField } from './group-fields.tsx'
import { ProblemLine } from './problem-line.tsx'
import { DateField, LineField, NumberField, TextField } from './text-fields.tsx'
import { UnitField } from './unit-field.tsx'

/** The fields of one level, in order, those the answers do not bring up left out. */
export function FieldList({ fields, answers, under, view, problems, onChange }: LevelProps): ReactNode {
  const patch = (changed: RawRecord) => onChange(now => ({ ...now, ...changed }))
  return Object.entries(fields)
    .filter(([, field]) => field.shape.kind !== 'hidden' && isShown(field, answers, view))
    .map(([key, field]) => (
      <FieldView
        key={key}
        field={field}
        path={under + key}
        raw={answers[key] ?? field.empty}
        beside={answers}
        view={view}
        problems={problems}
        patch={patch}
        set={raw => patch({ [key]: raw })}
        step={from => onChange(now => ({ ...now, [key]: from(now[key] ?? field.empty) }))}
        level={level => <FieldList {...level} />}
      />
    ))
}

function FieldView(props: FieldProps) {
  const control = controlOf(props)
  const { shape } = props.field
  if (shape.kind === 'group' || shape.kind === 'tick') return control
  return <Framed {...props}>{control}</Framed>
}

function controlOf(props: FieldProps): ReactNode {
  switch (props.field.shape.kind) {
    case 'text':
      return <TextField {...props} />
    case 'line':
      return <LineField {...props} />
    case 'date':
      return <DateField {...props} />
    case 'number':
      return <NumberField {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    case 'choices':
      return <ChoicesField {...props} />
    case 'tick':
      return <TickField {...props} />
    case 'unit':
    case 'units':
      return <UnitField {...props} />
    case 'case':
      return <CaseField {...props} />
    case 'files':
      return <FilesField {...props} />
    case 'category':
      return <CategoryField {...props} />
    case 'assignment':
      return <AssignmentField {...props} />
    case 'group':
      return <GroupField {...props} />
    case 'rows':
      return <RowsField {...props} />
    default:
      return null
  }
}

/** Controls that are one element take a `<label>`; sets of controls are named by `aria-labelledby`. */
const SINGLE: ReadonlySet<string> = new Set(['text', 'line', 'date', 'number', 'unit', 'units', 'case'])

function Framed({ field, path, problems, children }: FieldProps & { children: ReactNode }) {
  const say = useSay()
  const id = fieldId(path)
  const problem = problems.get(path)
  const single = SINGLE.has(field.shape.kind) || (field.shape.kind === 'choice' && field.shape.look === 'list')
  const label = (
    <>
      {say(field.label)}{' '}
      {field.required ? null : <span className="form-optional">{say({ zh: '可不填', en: 'optional' })}</span>}
    </>
  )
  return (
    <div
      className={`form-field${problem ? ' form-field-wrong' : ''}${field.half ? ' form-half' : ''}`}
      data-path={path}
    >
      {single ? (
        <label className="form-label" htmlFor={id} id={`${id}-label`}>
          {label}
        </label>
      ) : (
        <div className="form-label" id={`${id}-label`}>
          {label}
        </div>
      )}
      {field.hint ? (
        <p className="form-hint" id={`${id}-hint`}>
          {say(field.hint)}
        </p>
      ) : null}
      {children}
      <ProblemLine path={path} problem={problem} />
    </div>
  )
}
