import '@zuoyeben/forms/category-fields.css'
import { AnswersView, type AnswersViewProps } from '@zuoyeben/forms/react'
import { useLocale } from '../locale.ts'
import type { CaseView } from './form/field.ts'

/** The answers to the form of the category; loaded only where there are some. The server has checked both against each other. */
export default function CaseAnswers({ answers }: { answers: NonNullable<CaseView['answers']> }) {
  const { locale } = useLocale()
  return (
    <AnswersView
      form={answers.form as AnswersViewProps['form']}
      answers={answers.values as AnswersViewProps['answers']}
      locale={locale}
    />
  )
}
