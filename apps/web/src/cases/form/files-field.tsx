import { FileInput, type Uploaded } from '../../ui/file-input.tsx'
import { asRecord, asRows } from './answers.ts'
import type { Raw } from './field.ts'
import { describedBy, type FieldProps, fieldId } from './field-props.ts'

const uploadedIn = (raw: Raw) => asRows(raw).map(file => asRecord(file) as unknown as Uploaded)

/** Photos and papers as a field; the answers keep what the server said of each. */
export function FilesField(props: FieldProps) {
  const { field, path, raw, step } = props
  const id = fieldId(path)
  return (
    <FileInput
      id={id}
      labelledBy={`${id}-label`}
      describedBy={describedBy(props)['aria-describedby']}
      files={uploadedIn(raw)}
      most={field.shape.kind === 'files' ? field.shape.most : 1}
      onChange={from => step(now => from(uploadedIn(now)).map(file => ({ ...file })))}
    />
  )
}
