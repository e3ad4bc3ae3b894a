import type { FormatName } from './form.ts'

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!found) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
  return day >= 1 && day <= days
}

/**
 * What each `format` means, for the interpreter and for ajv alike: `date` is a real day `YYYY-MM-DD`, `phone` 5 to 20 digits, spaces
 * and hyphens with an optional `+`, `file-id` the UUID of an uploaded file.
 */
export const FORMAT_TESTS: { readonly [F in FormatName]: (text: string) => boolean } = {
  date: isDate,
  email: text => text.length <= 254 && /^[^\s@<>"]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,6}$/.test(text),
  phone: text => /^\+?\d[\d -]{3,18}\d$/.test(text),
  'file-id': text => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text),
}
