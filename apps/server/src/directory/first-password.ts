import { passwordProblems } from './password-rule.ts'

/** 32 signs that nobody reads for another (no l, o, 0, 1), so a byte picks one without favour. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password that was handed out is good for so long: what lies in a drawer or a chat opens nothing later (law.md §4.2). */
export const FIRST_PASSWORD_HOURS = 72

export interface Handed {
  /** It is still the one that was handed out. */
  readonly isFirst: boolean
  readonly setAt: Date | null
}

/** The person has to be given another one (renew-first-password.ts). */
export const isFirstOver = ({ isFirst, setAt }: Handed, now: number): boolean =>
  isFirst && setAt !== null && now - setAt.getTime() > FIRST_PASSWORD_HOURS * 3_600_000

/** A password to be read out or copied once: four groups of four, 80 random bits; it keeps the rule for passwords itself. */
export function drawFirstPassword(random: (bytes: number) => Buffer, username: string): string {
  for (;;) {
    const signs = [...random(16)].map(byte => SIGNS[byte % SIGNS.length]).join('')
    const password = (signs.match(/.{4}/g) ?? []).join('-')
    if (passwordProblems(password, username).length === 0) return password
  }
}
