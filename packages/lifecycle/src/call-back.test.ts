import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callBackSoFar, isCalledBack } from './call-back.ts'
import { MEANS } from './terms.ts'

const attempt = fc.record({
  day: fc.constantFrom('2026-03-12', '2026-03-13', '2026-03-16'),
  reached: fc.boolean(),
  means: fc.constantFrom(...MEANS),
})
const attempts = fc.array(attempt, { maxLength: 6 })
const NAMED = { identityMode: 'named', verified: true } as const
const on = (day: string, means: (typeof MEANS)[number]) => ({ day, means, reached: false })

describe('a call-back without contact', () => {
  test('of somebody with a name and an account takes two days and two means, whatever else was tried', () => {
    fc.assert(
      fc.property(attempts, all => {
        const silent = all.map(each => ({ ...each, reached: false }))
        const [days, means] = [new Set(silent.map(a => a.day)).size, new Set(silent.map(a => a.means)).size]
        expect(isCalledBack({ ...NAMED, attempts: silent })).toBe(days >= 2 && means >= 2)
        expect(callBackSoFar({ ...NAMED, attempts: silent })).toMatchObject({ days, means })
      }),
    )
  })
  test('one more attempt never makes it less, and contact is always enough', () => {
    fc.assert(
      fc.property(
        attempts,
        attempt,
        fc.constantFrom('named' as const, 'sealedFromHandlers' as const),
        fc.boolean(),
        (all, more, identityMode, verified) => {
          const file = { identityMode, verified, attempts: all }
          if (isCalledBack(file)) expect(isCalledBack({ ...file, attempts: [...all, more] })).toBe(true)
          expect(isCalledBack({ ...file, attempts: [...all, { ...more, reached: true }] })).toBe(true)
        },
      ),
    )
  })
  test.each([
    { identityMode: 'sealedFromHandlers', verified: true },
    { identityMode: 'named', verified: false },
  ] as const)('of somebody whom only the platform reaches takes two messages on two days: %j', who => {
    expect(isCalledBack({ ...who, attempts: [on('2026-03-12', 'message'), on('2026-03-13', 'message')] })).toBe(true)
    expect(
      callBackSoFar({ ...who, attempts: [on('2026-03-12', 'message'), on('2026-03-12', 'message')] }).lacks,
    ).toEqual(['day', 'means'])
    expect(callBackSoFar({ ...who, attempts: [on('2026-03-12', 'phone'), on('2026-03-13', 'phone')] }).lacks).toEqual([
      'means',
    ])
  })
  test('says what is missing', () => {
    expect(callBackSoFar({ ...NAMED, attempts: [] }).lacks).toEqual(['day', 'means'])
    expect(
      callBackSoFar({ ...NAMED, attempts: [on('2026-03-12', 'phone'), on('2026-03-12', 'message')] }).lacks,
    ).toEqual(['day'])
    expect(callBackSoFar({ ...NAMED, attempts: [on('2026-03-12', 'phone'), on('2026-03-13', 'phone')] }).lacks).toEqual(
      ['means'],
    )
  })
})
