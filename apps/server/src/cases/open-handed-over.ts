import type { KeyObject } from 'node:crypto'
import type { FileStorage } from '../attachments/storage.ts'
import type { Reader } from '../db/database.ts'
import { openBox } from './channel-key.ts'
import { readSealed } from './sealed.sql.ts'
import { openPayload } from './vault.ts'

export interface Opened {
  readonly words: { kind: string; value: unknown }[]
  readonly files: { name: string; bytes: Buffer }[]
}

/**
 * Opens what was sealed when a case was handed over, with the private key that the server does not have. `told` writes it down first.
 * @throws when the case was not handed over, the key is another one, or what is stored was changed
 */
export async function openHandedOver(
  db: Reader,
  storage: FileStorage,
  caseNo: string,
  privateKey: KeyObject,
  told: (caseId: string) => Promise<void>,
): Promise<Opened> {
  const sealed = await readSealed(db, caseNo)
  if (!sealed) throw new Error(`${caseNo} was not handed over`)
  const plain = openBox(privateKey, sealed.wrapped)
  await told(sealed.caseId)
  const words = sealed.payloads.map(({ kind, body }) => ({ kind, value: openPayload(plain, body) }))
  const named = (words.find(({ kind }) => kind === 'fileNames')?.value ?? []) as { id: string; name: string }[]
  const files: Opened['files'] = []
  for (const [n, { id, storageKey }] of sealed.files.entries()) {
    const name = named.find(file => file.id === id)?.name ?? 'file'
    // A number of its own keeps two files of one name apart, and a name that is only dots harmless.
    files.push({
      name: `${n + 1} ${name.replaceAll(/[/\\]/g, '_')}`,
      bytes: openBox(privateKey, await storage.read(storageKey)),
    })
  }
  return { words, files }
}
