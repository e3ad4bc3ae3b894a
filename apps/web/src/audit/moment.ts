import type { Locale } from '../locale.ts'

/** Day and time to the second, in the school's zone. */
export function formatMoment(locale: Locale, iso: string): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(iso))
}
