import type { CaseEvent, CaseFile } from '@zuoyeben/lifecycle'
import { expect, test } from 'vitest'
import { NOTICE_WORDS } from './notice-words.ts'
import { noticesFor } from './notices-for.ts'

const file = { status: 'inProgress', owner: 'JDXY', handler: 'p1', branch: null } as unknown as CaseFile
const staying = { before: 'inProgress', after: 'inProgress', ownerBefore: 'JDXY', ownerAfter: 'JDXY' }
const event = (type: string, more: object = {}) => ({ type, ...staying, ...more }) as unknown as CaseEvent
const submitter = { to: 'submitter' }

test('a limit that moves is told to the submitter, and to nobody else', () => {
  expect(noticesFor(event('extended', { percent: 50 }), file)).toEqual([
    { kind: 'yourCaseExtended', recipient: submitter },
  ])
  expect(noticesFor(event('promised', { on: '2026-04-01' }), file)).toEqual([
    { kind: 'yourCasePromised', recipient: submitter },
  ])
})

test('a note is told to the submitter where it is meant for them, and what is told says where the reason stands', () => {
  expect(noticesFor(event('noted', { toSubmitter: false }), file)).toEqual([])
  expect(noticesFor(event('noted', { toSubmitter: true }), file)).toEqual([{ kind: 'yourNote', recipient: submitter }])
  expect(NOTICE_WORDS.yourCaseExtended.zh).toContain('理由')
  expect(NOTICE_WORDS.yourCaseExtended.en).toContain('reason')
})
