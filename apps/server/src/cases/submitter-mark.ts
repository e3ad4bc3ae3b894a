import type { Vault } from './vault.ts'

/**
 * What stands for a submitter wherever a row must be found again by the person: cases of one's own, notices, keys of what was sent. It is
 * made with a key that is not in the database, so a copy of the database tells that two cases have one submitter, and not who.
 */
export function submitterMark(vault: Vault, person: string): string {
  return vault.fingerprint('submitter', person)
}

/** Under which a submitter stands in the audit log and among the idempotency keys. */
export function submitterAlias(vault: Vault, person: string): string {
  return `submitter:${submitterMark(vault, person).slice(0, 32)}`
}
