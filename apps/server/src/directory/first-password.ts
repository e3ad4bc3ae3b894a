import { passwordProblems } from './password-rule.ts'

/** 32 signs that nobody reads for another (no l, o, 0, 1), so a byte picks one without favour. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password to be read out or copied once: four groups of four, 80 random bits; it keeps the rule for passwords itself. */
export function drawFirstPassword(random: (bytes: number) => Buffer, username: string): string {
  for (;;) {
    const signs = [...random(16)].map(byte => SIGNS[byte % SIGNS.length]).join('')
    const password = (signs.match(/.{4}/g) ?? []).join('-')
    if (passwordProblems(password, username).length === 0) return password
  }
}
