/** ISO/IEC 7812-1 annex B (Luhn). @param digits 0–9 alone */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 0 && sum % 10 === 0
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** The eighteenth sign of a citizen identification number (GB 11643-1999, ISO 7064 MOD 11-2). @param first seventeen digits */
export function idCheckSign(first: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first[i]), 0)
  return CHECKS[sum % 11] as string
}

/** A region, a day that there was or could have been, and the check sign. */
export function isIdNumber(text: string): boolean {
  const match = /^[1-9]\d{5}((?:18|19|20)\d\d)(0[1-9]|1[0-2])(\d\d)\d{3}[\dX]$/.exec(text)
  if (!match) return false
  const [, year, month, day] = match
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last && idCheckSign(text) === text[17]
}
