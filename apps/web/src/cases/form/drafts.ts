import type { RawRecord } from './field.ts'

/** What was typed into a form that was closed, kept until it is sent or the page is left; never written to the device. */
const drafts = new Map<string, RawRecord>()

const nameOf = (caseNo: string, action: string) => `${caseNo} ${action}`

export function draftOf(caseNo: string, action: string): RawRecord | undefined {
  return drafts.get(nameOf(caseNo, action))
}
export function keepDraft(caseNo: string, action: string, answers: RawRecord): void {
  drafts.set(nameOf(caseNo, action), answers)
}
export function dropDraft(caseNo: string, action: string): void {
  drafts.delete(nameOf(caseNo, action))
}
