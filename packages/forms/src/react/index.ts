/** Intake forms on a page: the fields of a category, and their answers read-only. Import `category-fields.css` beside it. */
export { AnswersView, type AnswersViewProps } from './answers-view.tsx'
export { CategoryFields, type CategoryFieldsProps } from './category-fields.tsx'
export type { StoredFile, UploadFile } from './context.ts'
export type { Locale } from './words.ts'
