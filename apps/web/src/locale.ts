import { useSyncExternalStore } from 'react'

/** Chinese is the default; the choice is kept on the device and shared by both entries. */
export type Locale = 'zh' | 'en'
export const LOCALES: readonly Locale[] = ['zh', 'en']

const KEY = 'zuoyeben.locale'
const LANG: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' }
const listeners = new Set<() => void>()

function stored(): Locale {
  try {
    return globalThis.localStorage?.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}
let current: Locale = stored()
if (typeof document !== 'undefined') document.documentElement.lang = LANG[current]

export function currentLocale(): Locale {
  return current
}

export function setLocale(next: Locale): void {
  current = next
  try {
    globalThis.localStorage?.setItem(KEY, next)
  } catch {
    // Storage may be closed (private window): the choice then lasts as long as the page.
  }
  if (typeof document !== 'undefined') document.documentElement.lang = LANG[next]
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLocale(): { locale: Locale; setLocale: (next: Locale) => void } {
  return { locale: useSyncExternalStore(subscribe, currentLocale, currentLocale), setLocale }
}

/** Words in both languages of equal shape: leaving a key out of either does not compile. */
export type Wording<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Wording<T[K]>
}
export type BothLanguages<T> = Readonly<Record<Locale, Wording<T>>>
export function bothLanguages<T extends object>(zh: T, en: NoInfer<Wording<T>>): BothLanguages<T> {
  return { zh: zh as Wording<T>, en }
}

export function useWords<T>(words: BothLanguages<T>): Wording<T> {
  return words[useLocale().locale]
}

/** The reader's half of a text that the server sends in both languages. */
export function inLocale(locale: Locale, text: { zh: string; en: string }): string {
  return text[locale]
}

const ZONE = 'Asia/Shanghai'
const dayFormat: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric', weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'short', day: 'numeric', month: 'long' }),
}
const timeFormat: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: ZONE,
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
}

const yearDayFormat: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, dateStyle: 'long' }),
}
const yearFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, year: 'numeric' })

/** “9月20日周三” / “Wed, 20 September”, of another year “2027年9月20日”, in the time of the school. Takes an ISO time or a `YYYY-MM-DD` day. */
export function formatDay(locale: Locale, iso: string, now = Date.now()): string {
  const day = new Date(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso)
  const isThisYear = yearFormat.format(day) === yearFormat.format(now)
  return (isThisYear ? dayFormat : yearDayFormat)[locale].format(day)
}

/** Day and minute in the time of the school. */
export function formatTime(locale: Locale, iso: string): string {
  return timeFormat[locale].format(new Date(iso))
}

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const dateFormat = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE })

/** When something is due: the minute if that is today (`now` in epoch milliseconds), else the day. */
export function formatDue(locale: Locale, iso: string, now: number): string {
  const due = new Date(iso)
  if (dateFormat.format(due) !== dateFormat.format(now)) return formatDay(locale, iso, now)
  return locale === 'zh' ? `今天 ${clockFormat.format(due)} ` : `${clockFormat.format(due)} today`
}
