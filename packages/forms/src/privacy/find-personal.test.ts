import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idCheckSign, isIdNumber, isLuhn } from './check-digits.ts'
import { findPersonal, type PersonalKind } from './find-personal.ts'
import { hidePersonal, pieces } from './hide-personal.ts'

const kindsIn = (text: string) => findPersonal(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])
const hidden = (text: string) => findPersonal(text).map(({ kind }) => kind)

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map(all => all.join(''))
const idNumber = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, born, order]) => {
    const first = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${order}`
    return first + idCheckSign(first)
  })
const bankCard = fc
  .tuple(fc.constantFrom('62', '4', '5'), fc.constantFrom(16, 19), digits(18))
  .map(([head, length, rest]) => {
    const first = (head + rest).slice(0, length - 1)
    return first + [...'0123456789'].find(check => isLuhn(first + check))
  })
const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`)
/** Words without figures and Latin letters, as they may stand beside a number. */
const words = fc
  .array(fc.constantFrom(...'宿舍的热水又停了，请联系我。（）：；\n！'), { maxLength: 12 })
  .map(all => all.join(''))
const cases: [PersonalKind, fc.Arbitrary<string>][] = [
  ['idNumber', idNumber],
  ['bankCard', bankCard],
  ['mobile', mobile],
]

describe.each(cases)('%s', (kind, number) => {
  test('is found wherever it stands, whole, and what stands around it is left', () => {
    fc.assert(
      fc.property(words, number, words, (before, it, after) => {
        expect(findPersonal(before + it + after)).toEqual([
          { kind, start: before.length, end: before.length + it.length },
        ])
        const shown = hidePersonal(before + it + after)
        expect(shown.startsWith(before) && shown.endsWith(after)).toBe(true)
        expect(shown).not.toContain(it)
      }),
    )
  })
  test('is found in full-width figures', () => {
    fc.assert(
      fc.property(number, it => {
        const wide = [...it].map(sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
        expect(kindsIn(`我的是${wide}。`)).toEqual([[kind, wide]])
      }),
    )
  })
})

test('one wrong figure in an identification number makes it another number', () => {
  fc.assert(
    fc.property(idNumber, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (it, at, by) => {
      const wrong = it.slice(0, at) + ((Number(it[at]) + by) % 10) + it.slice(at + 1)
      expect(isIdNumber(wrong)).toBe(false)
      expect(hidden(wrong)).not.toContain('idNumber')
    }),
  )
})

test('whatever the text, parts lie in order within it and what is hidden once stays as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), words, idNumber, mobile, bankCard, digits(7)), { maxLength: 8 }),
      parts => {
        const text = parts.join('')
        let end = 0
        for (const found of findPersonal(text)) {
          expect(found.start).toBeGreaterThanOrEqual(end)
          expect(found.end).toBeGreaterThan(found.start)
          end = found.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
        const once = hidePersonal(text)
        expect(findPersonal(once)).toEqual([])
        expect(hidePersonal(once)).toBe(once)
      },
    ),
    { numRuns: 500 },
  )
})

test.each<[string, [PersonalKind, string][]]>([
  ['打 138 0771 2345 找我', [['mobile', '138 0771 2345']]],
  ['+86-138-0771-2345', [['mobile', '+86-138-0771-2345']]],
  ['办公室 0771-3235678-802', [['landline', '0771-3235678-802']]],
  ['（0771）3235678', [['landline', '（0771）3235678']]],
  ['座机：3235678，晚上没人', [['landline', '3235678']]],
  ['写信到 li.si@st.gxu.edu.cn 吧', [['email', 'li.si@st.gxu.edu.cn']]],
  ['学号2007310123，电气学院', [['campusNumber', '2007310123']]],
  ['我是 2307310123', []],
  ['工号：A00123', [['campusNumber', 'A00123']]],
  ['卡号 6222 0200 0000 0000 001', []],
])('%s', (text, found) => expect(kindsIn(text)).toEqual(found))

test.each([
  '2026年11月12日 9:00-11:30',
  '三楼 301、302 共 20 台，总价 138000 元',
  '作业 2026-7K3M-9Q2XA，教室 A1-203',
  '110 和 120 都打过了，110119120',
  '2026-11-12 14:00',
  'https://example.edu.cn/a?b=123456',
  '版本 1.2.3.4',
])('%s holds nothing personal', text => expect(kindsIn(text)).toEqual([]))

test('a mark is told apart from words that look like one', () => {
  expect(pieces(hidePersonal('打13807712345，别打【已遮盖：名字】'))).toEqual([
    { text: '打' },
    { hidden: 'mobile' },
    { text: '，别打' },
    { text: '【已遮盖：名字】' },
  ])
})

// A matcher that goes back over its text would run into the time limit of the test.
test('a long text made to be slow is read', () => {
  for (const evil of [
    '1'.repeat(20_000),
    '1 '.repeat(10_000),
    'a.'.repeat(10_000),
    'a@a.'.repeat(5_000),
    '学号'.repeat(8_000),
  ]) {
    expect(findPersonal(evil)).toBeInstanceOf(Array)
  }
})
