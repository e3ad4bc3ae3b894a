import type { Registry } from '@rjsf/utils'
import type { Locale } from './words.ts'

/** A file that the platform has stored: only its id becomes part of the answers. */
export interface StoredFile {
  readonly id: string
  readonly name: string
}
export type UploadFile = (file: File) => Promise<StoredFile>

/** What templates and widgets know beside their own field. `errors` is by path, in the reader's language. */
export interface FieldsContext {
  readonly locale: Locale
  readonly errors: { readonly [path: string]: string }
  readonly uploadFile?: UploadFile | undefined
}

const EMPTY: FieldsContext = { locale: 'zh', errors: {} }

export const contextOf = (registry: Pick<Registry, 'formContext'>): FieldsContext => {
  const context: Partial<FieldsContext> = registry.formContext ?? EMPTY
  return { ...EMPTY, ...context }
}

/** Ids are `prefix_key` or `prefix_group_key`; keys never hold an underscore. */
export const pathOfId = (id: string): string => id.split('_').slice(1).join('.')
export const helpIdOf = (id: string): string => `${id}-help`
export const errorIdOf = (id: string): string => `${id}-error`

/** The ids of the help and the error of a field, as far as they are on the page. */
export function describedBy(id: string, hasHelp: boolean, hasError: boolean): string | undefined {
  const ids = [...(hasError ? [errorIdOf(id)] : []), ...(hasHelp ? [helpIdOf(id)] : [])]
  return ids.length > 0 ? ids.join(' ') : undefined
}
