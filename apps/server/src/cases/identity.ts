import type { CaseFile, PersonId } from '@zuoyeben/lifecycle'
import { OUTLINE_READERS } from '../access/grants.ts'
import { hasRole, type Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import type { Reader } from '../db/database.ts'
import type { CaseRecord } from './case-reads.sql.ts'
import { isRestricted } from './case-row.ts'
import type { CaseView } from './case-views.ts'
import { readName } from './identity.sql.ts'
import { maskContact, maskName } from './masks.ts'
import type { ReaderScope } from './reader-scope.ts'

/**
 * Who submitted a case (前台匿名、后台实名). The person and the contact lie sealed under the key of the case; they are opened here and
 * nowhere else, and only for somebody who is shown them (§3.9, "see submitter identity").
 */
export interface Contact {
  readonly wish: string
  readonly name: string | null
  readonly phone: string | null
}
export interface Identity {
  readonly person: PersonId | null
  readonly name: string | null
  readonly contact: Contact | null
}
/** The matter has ended, and not gone on elsewhere: the submitter is told that the identity was opened, where that is not withheld. */
export const ENDED: ReadonlySet<CaseFile['status']> = new Set(['closed', 'archived', 'rejected', 'withdrawn'])

/** The whole of it, the first sign of a name and the ends of a number, or nothing. */
export type Shown = 'whole' | 'masked' | 'none'

export function submitterOf(
  app: Pick<App, 'vault'>,
  { wrappedKey, sealedPerson }: Pick<CaseRecord, 'wrappedKey' | 'sealedPerson'>,
) {
  return sealedPerson === null ? null : (app.vault.open(app.vault.unwrap(wrappedKey), sealedPerson) as PersonId)
}

/** Opens it. Whoever calls this shows it, and records that it was shown. */
export async function openIdentity(
  app: Pick<App, 'vault'> & { readonly db: Reader },
  record: CaseRecord,
): Promise<Identity> {
  const person = submitterOf(app, record)
  const contact = record.contact
    ? (app.vault.open(app.vault.unwrap(record.wrappedKey), record.contact) as Contact)
    : null
  return { person, contact, name: contact?.name ?? (person === null ? null : await readName(app.db, person)) }
}

/** Handlers see it if the submitter chose so; the school group and inspectors see that there is one; of a restricted case nobody. */
export function shownOf(viewer: Viewer, file: CaseFile, scope: ReaderScope): Shown {
  if (scope.seesIdentity) return 'whole'
  const isMasked = file.identityMode === 'named' && !isRestricted(file) && file.status !== 'handedOver'
  return isMasked && hasRole(viewer, ...OUTLINE_READERS) ? 'masked' : 'none'
}

/** The line of the case page about its submitter; null where this reader is shown nothing. */
export async function submitterFor(app: App, record: CaseRecord, shown: Shown): Promise<CaseView['submitter']> {
  if (shown === 'none') return null
  const { name, contact } = await openIdentity(app, record)
  const phone = contact?.wish === 'phone' ? contact.phone : null
  const isMasked = shown === 'masked'
  return {
    name: name && isMasked ? maskName(name) : name,
    type: record.submitterType,
    contact: phone && isMasked ? maskContact(phone) : phone,
    contactWish: contact?.wish ?? null,
    isMasked,
  }
}
