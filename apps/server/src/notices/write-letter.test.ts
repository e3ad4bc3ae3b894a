import { checkTexts } from '@zuoyeben/forms/texts'
import { expect, test } from 'vitest'
import { Texts } from '../configuration/effective-texts.ts'
import { LETTER_WORDS } from './letter-words.ts'
import type { NoticeToTell } from './letters.sql.ts'
import { NOTICE_WORDS } from './notice-words.ts'
import { writeLetter } from './write-letter.ts'

const SHIPPED = { notices: NOTICE_WORDS, letters: LETTER_WORDS }
const notice = (kind: string, caseNo: string, isRestricted = false): NoticeToTell => ({
  id: caseNo,
  kind,
  data: { caseNo },
  at: new Date(0),
  isRestricted,
})
const write = (told: NoticeToTell[], more: Partial<Parameters<typeof writeLetter>[1]> = {}) =>
  writeLetter(told, {
    texts: new Texts(SHIPPED, null),
    language: 'zh',
    isUrgent: false,
    isGroup: false,
    link: 'https://zuoyeben.example',
    ...more,
  })

test('a digest lists what waits, each by its number', () => {
  const { subject, text, short } = write([notice('toTriage', '2026-ABCD'), notice('toReview', '2026-EFGH')])
  expect(subject).toBe('作业本：有 2 件事等你')
  expect(text).toMatch(
    /^· 作业 2026-ABCD 等待研判\n· 作业 2026-EFGH 等待审核\n\n办理请登录：https:\/\/zuoyeben\.example/,
  )
  expect(short).toBe('作业本：有 2 件事等你，请登录 https://zuoyeben.example')
})

test('of a restricted case not even the number leaves, nor of a danger to life', () => {
  for (const told of [
    [notice('youAreAsked', '2026-SECR', true)],
    [notice('crisisCall', '2026-SECR', true)],
    [notice('crisis', '2026-SECR')],
  ])
    for (const isGroup of [true, false])
      for (const language of ['zh', 'en'] as const)
        expect(JSON.stringify(write(told, { isGroup, language, isUrgent: true }))).not.toContain('2026-SECR')
})

test('a group that reads along learns no number of any case', () => {
  expect(write([notice('toTriage', '2026-ABCD')], { isGroup: true }).text).toBe(
    '作业本：有 1 件事项待办，请登录查看 https://zuoyeben.example',
  )
})

test('a long list ends with how many are left out', () => {
  const many = Array.from({ length: 25 }, (_, i) => notice('toTriage', `2026-${i}`))
  const { text } = write(many)
  expect(text.match(/^· /gm)).toHaveLength(20)
  expect(text).toContain('另有 5 件')
})

test('the school’s own wording is said where it is fit, and the shipped one where it is not', () => {
  const own = {
    notices: {
      toTriage: { zh: '请研判 {no} 号作业', en: 'Please triage {no}' },
      toReview: { zh: '请审核', en: 'Please review {no}' },
    },
    letters: {},
  }
  const { text } = write([notice('toTriage', '2026-ABCD'), notice('toReview', '2026-EFGH')], {
    texts: new Texts(SHIPPED, own),
  })
  expect(text).toContain('· 请研判 2026-ABCD 号作业\n· 作业 2026-EFGH 等待审核')
})

test('nothing is published with a place that nothing fills, without one that is needed, in one language or for no notice', () => {
  const at = (notices: object, letters: object = {}) =>
    checkTexts(SHIPPED, { notices, letters }).map(problem => problem.at)
  expect(at({ toTriage: { zh: '{no} 研判', en: 'Triage {no}' } })).toEqual([])
  expect(at({ toTriage: { zh: '{no} {name} 研判', en: 'Triage' } })).toEqual([
    'notices.toTriage.zh',
    'notices.toTriage.en',
  ])
  expect(at({ toTriage: { zh: '{no} 研判' } })).toEqual(['notices.toTriage'])
  expect(at({ toTriage: { zh: '{no}<b>', en: ' ' } })).toEqual(['notices.toTriage.zh', 'notices.toTriage.en'])
  expect(at(JSON.parse('{"nothing":{"zh":"x","en":"x"},"__proto__":{"zh":"x","en":"x"}}'))).toEqual([
    'notices.nothing',
    'notices.__proto__',
  ])
  expect(at({}, { end: { zh: '没有链接', en: 'No {link}' } })).toEqual(['letters.end.zh'])
  expect(checkTexts(SHIPPED, { other: {} })).toHaveLength(1)
  expect(checkTexts(SHIPPED, null)).toHaveLength(1)
  expect(checkTexts(SHIPPED, SHIPPED)).toEqual([])
})
