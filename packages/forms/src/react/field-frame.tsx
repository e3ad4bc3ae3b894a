import type { FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils'
import type { ReactNode } from 'react'
import { contextOf, describedBy, errorIdOf, helpIdOf, pathOfId } from './context.ts'
import { type Locale, say, WORDS } from './words.ts'

const Required = ({ isRequired, locale }: { isRequired: boolean | undefined; locale: Locale }): ReactNode =>
  isRequired ? <span className="zf-required"> ({say(locale, WORDS.required)})</span> : null

const Help = ({ id, text }: { id: string; text: string | undefined }): ReactNode =>
  text ? (
    <p className="zf-help" id={helpIdOf(id)}>
      {text}
    </p>
  ) : null

const Fault = ({ id, text }: { id: string; text: string | undefined }): ReactNode =>
  text ? (
    <p className="zf-error" id={errorIdOf(id)}>
      {text}
    </p>
  ) : null

/** Label, help, control and error of one field; a group of choices is a fieldset, so that its question is read with every choice. */
export function FieldFrame(props: FieldTemplateProps): ReactNode {
  const { id, label, rawHelp, required, children, uiSchema, schema, registry } = props
  if (schema.type === 'object') return children
  const { errors, locale } = contextOf(registry)
  const error = errors[pathOfId(id)]
  const className = `zf-field${error ? ' zf-field-wrong' : ''}`
  const widget = uiSchema?.['ui:widget']
  const around = (
    <>
      <Help id={id} text={rawHelp} />
      {children}
      <Fault id={id} text={error} />
    </>
  )
  if (widget === 'zf-radio' || widget === 'zf-checkboxes') {
    const described = describedBy(id, Boolean(rawHelp), Boolean(error))
    const legend = (
      <legend className="zf-label">
        {label}
        <Required isRequired={required} locale={locale} />
      </legend>
    )
    return widget === 'zf-radio' ? (
      <fieldset
        className={className}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: allowed by ARIA in HTML; only a radiogroup may be required or invalid.
        role="radiogroup"
        aria-required={required ? true : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
      >
        {legend}
        {around}
      </fieldset>
    ) : (
      <fieldset className={className} aria-describedby={described}>
        {legend}
        {around}
      </fieldset>
    )
  }
  if (widget === 'zf-checkbox') {
    return (
      <div className={className}>
        {children}
        <Help id={id} text={rawHelp} />
        <Fault id={id} text={error} />
      </div>
    )
  }
  return (
    <div className={className}>
      <label className="zf-label" htmlFor={id}>
        {label}
        <Required isRequired={required} locale={locale} />
      </label>
      {around}
    </div>
  )
}

/** The fields one below the other; a group of the form as a fieldset with its name. */
export function FieldList(props: ObjectFieldTemplateProps): ReactNode {
  const { fieldPathId, properties, title, uiSchema, registry } = props
  const fields = properties.map(({ content, hidden }) => (hidden ? null : content))
  if (fieldPathId.path.length === 0) return <div className="zf-fields">{fields}</div>
  const id = fieldPathId.$id
  const help = uiSchema?.['ui:help']
  const error = contextOf(registry).errors[pathOfId(id)]
  const hasHelp = typeof help === 'string'
  return (
    <fieldset className="zf-group" aria-describedby={describedBy(id, hasHelp, Boolean(error))}>
      <legend className="zf-label">{title}</legend>
      <Help id={id} text={hasHelp ? help : undefined} />
      <div className="zf-fields">{fields}</div>
      <Fault id={id} text={error} />
    </fieldset>
  )
}
