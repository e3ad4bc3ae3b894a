import { inLocale, useLocale } from '../locale.ts'

/** Says a text of both languages in the reader's: `const say = useSay(); say(word)`. */
export function useSay(): (text: { readonly zh: string; readonly en: string }) => string {
  const { locale } = useLocale()
  return text => inLocale(locale, text)
}
