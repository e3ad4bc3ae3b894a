import type { App } from '../app-context.ts'
import { readReceiptCode } from './case-number.ts'

/** What is kept of a receipt code: a keyed fingerprint, bound to its case. */
export function receiptHash(app: App, caseNo: string, code: string): string {
  return app.vault.fingerprint('receipt', `${caseNo} ${readReceiptCode(code)}`)
}
