const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Characters a written number may be made of; for use inside a character class. */
export const NUMBER_CLASS = '0-9零〇一二两三四五六七八九十百千万几'

/**
 * A whole number written in figures or in Chinese: `12`, `十二`, `四百`, `二十几` (20), `三四` (the greater, 4), `几` (3).
 * `null` for anything else.
 */
export const readNumber = (written: string): number | null => {
  if (/^\d{1,9}$/.test(written)) return Number(written)
  const text = written.replace(/(?<=[十百千万])几/g, '')
  if (text === '几') return 3
  if (!/^[零〇一二两三四五六七八九十百千万]+$/.test(text)) return null
  if (/^[一二三四五六七八九]{2}$/.test(text)) return DIGITS[text[1]!]!
  let total = 0
  let section = 0
  let digit = 0
  let sawUnit = false
  for (const sign of text) {
    const value = DIGITS[sign]
    if (value !== undefined) digit = value
    else if (sign === '万') {
      total += (section + digit) * 10_000
      section = 0
      digit = 0
      sawUnit = true
    } else {
      section += (digit === 0 && !sawUnit && section === 0 ? 1 : digit) * UNITS[sign]!
      digit = 0
      sawUnit = true
    }
  }
  return total + section + digit
}
