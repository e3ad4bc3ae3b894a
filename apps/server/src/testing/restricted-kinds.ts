import { randomUUID } from 'node:crypto'
import { CaseStory } from './case-story.ts'
import type { Person, TestHouse } from './test-house.ts'

/** The ways in which a case comes to be restricted, each with a word in every field that holds one. */
export const RESTRICTED_KINDS = [
  'crisis',
  'sensitiveByRule',
  'sensitiveDeclared',
  'bypass',
  'accusedAtHome',
  'accusedSupervisor',
  'colocated',
  'flaggedBySubmitter',
  'flaggedByStaff',
  'consentAsked',
  'reportedUp',
  'handedOver',
] as const
export type RestrictedKind = (typeof RESTRICTED_KINDS)[number]

export const FIELDS = [
  'text',
  'place',
  'name',
  'phone',
  'file',
  'answers',
  'reason',
  'note',
  'question',
  'reply',
] as const
export type Field = (typeof FIELDS)[number]

/** The word that stands in one field of one kind of case, and nowhere else in the world. Telephone numbers are digits. */
export function canary(kind: RestrictedKind, field: Field): string {
  const n = RESTRICTED_KINDS.indexOf(kind) * FIELDS.length + FIELDS.indexOf(field)
  return field === 'phone' ? `1390000${String(7000 + n)}` : `zxqcanary${String(1000 + n)}q`
}

const ORDINARY = '学院三楼机房周末总是锁门，能不能周末轮流开一间？'
/** What makes the gate hold it, and the unit it comes in at. */
const GATE: Readonly<Record<RestrictedKind, { text: string; unit: string; more: Record<string, unknown> }>> = {
  crisis: { text: '我真的不想活了，已经想好今晚从楼上跳楼自杀。', unit: 'JDXY', more: {} },
  sensitiveByRule: { text: '学生会主席收受回扣，虚开发票套取活动经费，请查一查。', unit: 'JDXY', more: {} },
  sensitiveDeclared: { text: ORDINARY, unit: 'JDXY', more: { sensitive: true } },
  bypass: { text: ORDINARY, unit: 'JDXY', more: { bypassOwnUnit: true } },
  accusedAtHome: { text: ORDINARY, unit: 'JDXY', more: { accused: 'personOfMyUnit' } },
  accusedSupervisor: { text: ORDINARY, unit: 'JDXY', more: { accused: 'teacherOrSupervisor' } },
  // 督查办 is the entry unit, 党办校办 is accused, and the two share one office (Q14).
  colocated: { text: ORDINARY, unit: 'DC', more: { accused: 'unit', accusedUnit: 'DB' } },
  flaggedBySubmitter: { text: ORDINARY, unit: 'JDXY', more: {} },
  flaggedByStaff: { text: ORDINARY, unit: 'JDXY', more: {} },
  consentAsked: { text: ORDINARY, unit: 'JDXY', more: { sensitive: true } },
  reportedUp: { text: ORDINARY, unit: 'JDXY', more: { sensitive: true } },
  handedOver: { text: ORDINARY, unit: 'JDXY', more: { sensitive: true } },
}
/** Kinds that no unit ever saw: restricted from birth. */
export const BORN_RESTRICTED = RESTRICTED_KINDS.filter(kind => !kind.startsWith('flagged'))

export interface RestrictedCase {
  readonly story: CaseStory
  readonly file: string
}

/** @param keepFile uploads a file of that name and returns its id */
export async function makeRestricted(
  house: TestHouse,
  kind: RestrictedKind,
  submitter: Person,
  keepFile: (name: string) => Promise<string>,
): Promise<RestrictedCase> {
  const { text, unit, more } = GATE[kind]
  const word = (field: Field) => canary(kind, field)
  const file = await keepFile(`${word('file')}.png`)
  const story = await CaseStory.leave(
    house,
    unit,
    `${text} ${word('text')}`,
    {
      place: word('place'),
      files: [file],
      contact: { wish: 'phone', name: word('name'), phone: word('phone') },
      category: 'HQ',
      answers: { kind: 'dormitory', building: word('answers') },
      ...more,
    },
    submitter,
  )
  const confidant = house.someone('confidant', 'ZDT')
  const reason = { text: word('reason') }
  if (kind === 'flaggedBySubmitter') await story.own('flag', { class: 'retaliation', reason })
  if (kind === 'flaggedByStaff')
    await story.act(story.someone('officer'), 'dispatch', 'flag', { class: 'ethics', source: 'human', reason })
  await story.act(confidant, 'handling', 'note', { text: { text: word('note') }, toSubmitter: false })
  await story.act(confidant, 'dispatch', 'askConsent', { unit: 'GZC', question: { text: word('question') } })
  await story.own('giveConsent', { agrees: false, words: { text: word('reply') } })
  if (kind === 'reportedUp' || kind === 'handedOver')
    await story.act(confidant, 'dispatch', 'reportUp', { class: 'ethics', reason })
  if (kind === 'handedOver')
    await story.act(confidant, 'dispatch', 'handOver', {
      channel: 'ethicsOffice',
      receiptNo: '7',
      receiptOn: '2026-11-12',
      note: { text: word('note') },
    })
  return { story, file }
}

/** One input that fits most procedures: every name that is used anywhere, with what points at this case or asks about nothing. */
export function anyInput(it: RestrictedCase, caseId: string): Record<string, unknown> {
  const words = { text: '按规定处理' }
  return {
    caseNo: it.story.no,
    ticket: { caseNo: it.story.no, code: 'WRONGCODE0000' },
    token: `${it.story.no}.9999999999.x`,
    version: 1,
    key: randomUUID(),
    id: caseId,
    caseId,
    ids: [caseId],
    file: it.file,
    q: it.story.no,
    text: '打印室的纸总是没有人补，能不能补？',
    reason: words,
    question: words,
    words,
    note: words,
    unit: 'TSG',
    from: '2026-01-01',
    to: '2030-01-01',
  }
}
