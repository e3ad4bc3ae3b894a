import { isIdNumber, isLuhn } from './check-digits.ts'

/** What of a person is looked for in free text (PIPL art. 28; law.md 4.1): a number that leads to somebody, never a name. */
export const PERSONAL_KINDS = ['idNumber', 'bankCard', 'mobile', 'landline', 'email', 'campusNumber'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** Where it stands: UTF-16 offsets into the text, `end` the first one after it. */
export interface Found {
  readonly kind: PersonalKind
  readonly start: number
  readonly end: number
}

interface Pattern {
  readonly kind: PersonalKind
  /** Over the folded text; the group `it`, where there is one, is what is personal. Linear: no part can match in two ways. */
  readonly form: RegExp
  readonly holds?: (bare: string) => boolean
}

/** Between digits people write a space or a dash; a longer run of digits is another number. */
const ALONE = '(?<![0-9A-Za-z])'
const END = '(?![0-9A-Za-z])'
const pattern = (source: string) => new RegExp(source, 'dg')

/** In the order in which they take their part: eighteen digits with a right check sign are no bank card. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'email',
    form: pattern('(?<![0-9A-Za-z._%+-])[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]{1,63}(?:[.][0-9A-Za-z-]{1,63}){1,4}'),
  },
  { kind: 'idNumber', form: pattern(`${ALONE}\\d{6}[ -]?\\d{8}[ -]?\\d{3}[0-9Xx]${END}`), holds: isIdNumber },
  {
    kind: 'bankCard',
    form: pattern(`${ALONE}[3-6]\\d{3}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{4}(?:[ -]?\\d{1,3})?${END}`),
    holds: isLuhn,
  },
  { kind: 'mobile', form: pattern(`${ALONE}(?:(?:[+]|00)?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${END}`) },
  { kind: 'landline', form: pattern(`${ALONE}(?:[(]0\\d{2,3}[)]|0\\d{2,3})[ -]?[2-8]\\d{6,7}(?:-\\d{1,6})?${END}`) },
  {
    kind: 'landline',
    form: pattern(`(?:电话|座机|固话|话机|[Tt]el[.]?|[Pp]hone)[是为:：号 ]{0,4}(?<it>[2-8]\\d{6,7})${END}`),
  },
  {
    kind: 'campusNumber',
    form: pattern(
      `(?:学号|工号|学工号|职工号|考生号|校园卡号|一卡通号|[Ss]tudent (?:ID|id|number|No[.]?)|[Ss]taff (?:ID|id|number|No[.]?))[是为:： ]{0,4}(?<it>[0-9A-Za-z]{5,14})${END}`,
    ),
  },
  { kind: 'campusNumber', form: pattern(`${ALONE}20[0-3]\\d{7}${END}`) },
]

/** Every part of the text that leads to a person, in order, none over another. */
export function findPersonal(text: string): Found[] {
  const folded = fold(text)
  const found: Found[] = []
  for (const { kind, form, holds } of PATTERNS) {
    for (const match of folded.matchAll(form)) {
      const [start, end] = match.indices?.groups?.it ?? match.indices?.[0] ?? [0, 0]
      const bare = folded.slice(start, end).replace(/[ -]/g, '').toUpperCase()
      const isFree = found.every(other => end <= other.start || start >= other.end)
      if (isFree && (holds?.(bare) ?? true)) found.push({ kind, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Signs that look alike made one, each as long as it was: full-width figures and letters, the many dashes and spaces. */
function fold(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000\t]/g, ' ')
}
