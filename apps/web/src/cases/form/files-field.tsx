import { FileInput, type Uploaded } from '../../ui/file-input.tsx'
import { asRecord, asRows } from './answers.ts'
import type { Raw } from './field.ts'
import { describedBy, type FieldProps, fieldId } from './field-props.ts'

/** Photos and papers as a field; the answers keep what the server said of each. */
export function FilesField(props: FieldProps) {
  const { field, path, raw, set } = props
  const id = fieldId(path)
  return (
    <FileInput
      id={id}
      labelledBy={`${id}-label`}
      describedBy={describedBy(props)['aria-describedby']}
      files={asRows(raw).map(file => asRecord(file) as unknown as Uploaded)}
      most={field.shape.kind === 'files' ? field.shape.most : 1}
      onChange={files => set(files.map(file => ({ ...file }) satisfies Raw))}
    />
  )
}
