import { describe, expect, test } from 'vitest'
import { asksForCare, changed, DRAFT_DAYS, type Draft, emptyDraft, isBlank, problemsOf, restored } from './draft.ts'

const NOW = 1_700_000_000_000
const LIMITS = { textMin: 5, textMax: 20 }
const begun = (change: Partial<Draft> = {}) => ({ ...emptyDraft('key-1', NOW), ...change })

describe('a draft', () => {
  test('keeps its key through every change, so a retry is the same submission', () => {
    const later = changed(changed(begun(), { text: '没有热水' }, NOW + 1), { sensitive: true }, NOW + 2)
    expect(later.key).toBe('key-1')
    expect(later.changedAt).toBe(NOW + 2)
  })

  test('forgets the own fields of a category when another is chosen', () => {
    const draft = begun({ category: 'HQ', answers: { kind: 'water' } })
    expect(changed(draft, { category: 'JJ' }, NOW).answers).toBeNull()
    expect(changed(draft, { text: '还是没有热水' }, NOW).answers).toEqual({ kind: 'water' })
  })

  test('forgets the unit concerned when nobody is concerned any more', () => {
    const draft = begun({ accused: 'unit', accusedUnit: 'HQC' })
    expect(changed(draft, { accused: 'none' }, NOW).accusedUnit).toBeNull()
    expect(changed(draft, { accused: 'teacherOrSupervisor' }, NOW).accusedUnit).toBe('HQC')
  })

  test('forgets the phone number when no call is wanted', () => {
    expect(changed(begun({ wish: 'phone', phone: '13800000000' }), { wish: 'inApp' }, NOW).phone).toBe('')
  })

  test('is blank until something is written, placed or photographed', () => {
    expect(isBlank(begun({ text: '  \n' }))).toBe(true)
    expect(isBlank(begun({ files: [{ id: 'f', name: 'a.jpg', thumbnailUrl: null }] }))).toBe(false)
  })

  test.each([{ sensitive: true }, { bypassOwnUnit: true }, { accused: 'personOfMyUnit' as const }])(
    'asks for care with %o',
    change => {
      expect(asksForCare(begun())).toBe(false)
      expect(asksForCare(begun(change))).toBe(true)
    },
  )
})

describe('what keeps a draft from being sent', () => {
  test('blanks do not make a text long enough', () => {
    expect(problemsOf(begun({ text: '  没水   ' }), LIMITS)).toEqual({ text: 'tooShort' })
  })
  test('a text over the limit is told, not cut', () => {
    expect(problemsOf(begun({ text: '水'.repeat(21) }), LIMITS)).toEqual({ text: 'tooLong' })
  })
  test('a wish to be called needs something like a phone number', () => {
    const text = '宿舍没有热水'
    expect(problemsOf(begun({ text, wish: 'phone' }), LIMITS)).toEqual({ phone: 'missing' })
    expect(problemsOf(begun({ text, wish: 'phone', phone: '打我电话' }), LIMITS)).toEqual({ phone: 'notAPhone' })
    expect(problemsOf(begun({ text, wish: 'phone', phone: ' 0771-323 2110 ' }), LIMITS)).toEqual({})
  })
})

describe('a stored draft', () => {
  test('comes back as it was', () => {
    const draft = begun({ text: '没有热水', category: 'HQ', waiting: true })
    expect(restored(JSON.stringify(draft), NOW + 1000)).toEqual(draft)
  })
  test('is forgotten after a week', () => {
    const stored = JSON.stringify(begun({ text: '没有热水' }))
    expect(restored(stored, NOW + DRAFT_DAYS * 86_400_000)).not.toBeNull()
    expect(restored(stored, NOW + DRAFT_DAYS * 86_400_000 + 1)).toBeNull()
  })
  test.each([
    null,
    '',
    'no json',
    '[]',
    '7',
    '{}',
    '{"key":"k","text":7}',
    '{"key":"k","changedAt":"x"}',
    '{"key":"k","files":"none"}',
  ])('that is none of ours (%s) is no draft', stored => {
    expect(restored(stored, NOW)).toBeNull()
  })
  test('with choices that no longer exist falls back to the careful default', () => {
    const stored = JSON.stringify({
      ...begun(),
      accused: 'everybody',
      wish: 'pigeon',
      identityMode: 'loud',
      files: [{ id: 1 }, null],
    })
    expect(restored(stored, NOW)).toMatchObject({ accused: 'none', wish: 'inApp', identityMode: 'named', files: [] })
  })
})
