import { randomUUID } from 'node:crypto'
import type { Channel } from '@zuoyeben/lifecycle'
import type { Unit } from '../directory/units.sql.ts'
import type { Receipt } from '../intake/submit-case.ts'
import type { Browser, Reply } from './http.ts'
import { hasNoEntry, isBypass, type Line } from './line.ts'

/** What a submission carries of a line: nothing that a person would decide afterwards. */
export function submissionOf(line: Line, units: readonly Unit[]) {
  return {
    text: line.text,
    campus: given(line.campus),
    place: given(line.place),
    submitterType: given(line.submitter_type) ?? '其他',
    channel: channelOf(line.channel ?? ''),
    entryUnit: entryUnitOf(line, units)?.id ?? null,
    bypassOwnUnit: isBypass(line),
  }
}
export type Submission = ReturnType<typeof submissionOf>

export function preview(browser: Browser, submission: Submission): Promise<Reply<{ held: boolean }>> {
  return browser.query('intake.preview', submission)
}
export function submit(browser: Browser, submission: Submission): Promise<Reply<Receipt>> {
  return browser.mutate('intake.submit', { ...submission, key: randomUUID(), consent: '2026-11' })
}

/** By its name; or by the one unit whose name holds it, or is held by it. */
export function entryUnitOf(line: Line, units: readonly Unit[]): Unit | null {
  const name = line.entry_unit?.trim()
  if (!name || hasNoEntry(line)) return null
  const near = units.filter(({ name: { zh } }) => zh.includes(name) || name.includes(zh))
  return units.find(unit => unit.name.zh === name) ?? (near.length === 1 ? (near[0] ?? null) : null)
}

const given = (text: string | null | undefined): string | null => (text && text !== '未填' ? text.trim() : null)

function channelOf(text: string): Channel {
  if (text.includes('小程序')) return 'miniProgram'
  if (text.startsWith('线下')) return 'notebook'
  return text.includes('电话') ? 'phone' : 'web'
}
