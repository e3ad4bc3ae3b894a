import '@zuoyeben/forms/category-fields.css'
import { type Answers, checkFields, type IntakeForm } from '@zuoyeben/forms/fields'
import { CategoryFields } from '@zuoyeben/forms/react'
import { useEffect } from 'react'
import { useLocale, useWords } from '../locale.ts'
import { changeDraft } from './draft-store.ts'
import type { OwnFieldsProps } from './own-fields-props.ts'
import { type UploadFailure, upload } from './upload.ts'
import { writeWords } from './write-words.ts'

/** What the server sends has been parsed there (`parseForm`) before it was published. */
export default function OwnFieldsForm({ form, draft, asked, onReady }: OwnFieldsProps & { form: unknown }) {
  const { locale } = useLocale()
  const { photoFailures } = useWords(writeWords)
  const intakeForm = form as IntakeForm
  const answers = (draft.answers ?? {}) as Answers
  const checked = checkFields(intakeForm, answers)
  const errors = 'errors' in checked ? checked.errors : undefined
  const ready = errors === undefined
  useEffect(() => {
    onReady(ready)
    return () => onReady(true)
  }, [ready, onReady])
  return (
    <CategoryFields
      form={intakeForm}
      value={answers}
      onChange={given => changeDraft({ answers: given })}
      locale={locale}
      errors={asked ? errors : undefined}
      uploadFile={file =>
        upload(file, () => {}, new AbortController().signal).catch((failure: UploadFailure) => {
          throw new Error(photoFailures[failure])
        })
      }
    />
  )
}
