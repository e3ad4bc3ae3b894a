import type { FormProps } from '@rjsf/core'
import Form from '@rjsf/core'
import type { RJSFSchema } from '@rjsf/utils'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { type Answers, dropHidden, type FieldError, type IntakeForm, withDefaults } from '../fields/index.ts'
import { type FieldsContext, pathOfId, type UploadFile } from './context.ts'
import { FieldFrame, FieldList } from './field-frame.tsx'
import { useRememberedAnswers } from './remembered-answers.ts'
import { openSchema, uiSchemaOf } from './rjsf-schema.ts'
import { useShownErrors } from './shown-errors.ts'
import { interpreterValidator } from './validator.ts'
import { widgets } from './widgets.ts'
import { type Locale, say } from './words.ts'

export interface CategoryFieldsProps {
  readonly form: IntakeForm
  readonly value: Answers
  /** Gets the answers to the fields that are visible after the change; what is unanswered is left out. */
  readonly onChange: (answers: Answers) => void
  readonly locale: Locale
  /** What `checkFields` or the server's `checkAnswers` said; shown beside the fields. */
  readonly errors?: readonly FieldError[] | undefined
  /** Stores one file and gives its id. Without it, file fields are shown but closed. */
  readonly uploadFile?: UploadFile | undefined
  readonly disabled?: boolean | undefined
}

const STATE_BEHAVIOUR = {
  constAsDefaults: 'never',
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
} as const

/** A plain element for rjsf's outermost: the fields stand inside someone else's form. */
const Box = ({ children }: { children?: ReactNode }): ReactNode => <div className="zf-form">{children}</div>

const templates = { FieldTemplate: FieldFrame, ObjectFieldTemplate: FieldList }

type RjsfProps = FormProps<Answers, RJSFSchema, FieldsContext>

/**
 * The fields of a category inside a form of the page: no `<form>`, no submit button, no list of errors of their own. Controlled: shows
 * `value` as far as it is visible, and reports each change. Needs no `unsafe-eval`; styled by `category-fields.css`.
 */
export function CategoryFields(props: CategoryFieldsProps): ReactNode {
  const { form, value, onChange, locale, errors, uploadFile, disabled } = props
  const schema = useMemo(() => openSchema(form), [form])
  const uiSchema = useMemo(() => uiSchemaOf(form, locale), [form, locale])
  const validator = useMemo(() => interpreterValidator(form, locale), [form, locale])
  const visible = useMemo(() => ({ ...dropHidden(form.schema, value).answers }) as Answers, [form, value])
  const settle = useRememberedAnswers(form, visible)
  const { shown, leave } = useShownErrors(form, visible, errors, locale)

  // rjsf takes all functions for equal when it decides what to draw again: it gets one that always calls the latest.
  const latestUpload = useRef(uploadFile)
  latestUpload.current = uploadFile
  const canUpload = uploadFile !== undefined
  const formContext = useMemo((): FieldsContext => {
    const upload: UploadFile = file =>
      latestUpload.current ? latestUpload.current(file) : Promise.reject(new Error('uploadFile is gone'))
    return { locale, errors: shown, uploadFile: canUpload ? upload : undefined }
  }, [locale, shown, canUpload])

  const begin = useRef({ value, onChange })
  useEffect(() => {
    const first = begin.current
    const filled = withDefaults(form, first.value)
    if (filled !== first.value) first.onChange(filled)
  }, [form])

  const change: NonNullable<RjsfProps['onChange']> = event => onChange(settle(event.formData ?? {}))
  return (
    <div className="zf" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
      {form.ui.intro ? <p className="zf-intro">{say(locale, form.ui.intro)}</p> : null}
      <Form<Answers, RJSFSchema, FieldsContext>
        key={form.key}
        tagName={Box}
        schema={schema}
        uiSchema={uiSchema}
        validator={validator}
        formData={visible}
        formContext={formContext}
        idPrefix={`zf-${form.category}`}
        templates={templates}
        widgets={widgets}
        experimental_defaultFormStateBehavior={STATE_BEHAVIOUR}
        showErrorList={false}
        noHtml5Validate
        noValidate
        disabled={disabled ?? false}
        onChange={change}
        onBlur={id => leave(pathOfId(id))}
      >
        {/* Anything here takes the place of rjsf's submit button. */}
        <span hidden />
      </Form>
    </div>
  )
}
