import { expect, test } from 'vitest'
import { calendarJson, defaultCalendar, readYearList } from '../index.ts'

/** The notice of 4 November 2025, as it stands on gov.cn. */
const NOTICE = `各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。

国务院办公厅
2025年11月4日`

const wrong = (text: string, year = 2026) => {
  const read = readYearList(text, year)
  return read.ok ? [] : read.problems.map(({ code, place }) => `${place} ${code}`)
}
const days = (text: string, year = 2026) => {
  const read = readYearList(text, year)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { off, work } = read.value
  return { off: off.map(({ from, to, name }) => `${from} ${to} ${name?.zh ?? ''}`), work }
}

test('the notice of the State Council is read as it stands, and gives the shipped list of 2026', () => {
  const read = readYearList(NOTICE, 2026)
  const shipped = calendarJson(defaultCalendar().document).stateCouncil?.years.find(list => list.year === 2026)
  expect(read).toMatchObject({ ok: true, value: { off: shipped?.off, work: shipped?.work } })
})

test('the notice of Guangxi, and a stretch over the new year', () => {
  expect(days('广西三月三：4月17日（周五）至20日（周一）放假，共4天。')).toEqual({
    off: ['2026-04-17 2026-04-20 广西三月三'],
    work: [],
  })
  expect(days('一、元旦：12月31日至1月2日放假，共3天。', 2023).off).toEqual(['2022-12-31 2023-01-02 元旦'])
  expect(days('元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023).off).toEqual(['2022-12-31 2023-01-02 元旦'])
})

test.each([
  ['a weekday of another year', NOTICE, 2027, ['3 contradiction', '4 contradiction']],
  ['a number of days that does not add up', '清明节：4月4日至6日放假，共4天。', 2026, ['1 contradiction']],
  ['a date without a verb', '\n元旦：1月1日至3日', 2026, ['2 wrongType']],
  ['a day that does not exist', '春节：2月30日放假', 2026, ['1 badDate']],
  ['a stretch that runs backwards', '国庆节：10月7日至1日放假', 2026, ['1 reversed']],
  ['a day off that is worked', '元旦：1月1日至4日放假。\n1月4日上班。', 2026, ['2 overlap']],
  ['a row that says neither', '2026-01-01,元旦', 2026, ['1 wrongType']],
  ['a row without its day', '2026-13-01,元旦,休', 2026, ['1 badDate']],
  ['no day at all', '放假安排另行通知。', 2026, ['1 empty']],
])('%s is refused with its line', (_, text, year, expected) => {
  expect(wrong(text, year).slice(0, expected.length)).toEqual(expected)
})

test('rows of single days become stretches; dates may be written with slashes', () => {
  const rows =
    '日期,名称,类型\n2026/1/1,元旦,休\n2026/1/2,元旦,休\n2026-01-03,元旦,放假\n2026-01-04,班\n# 备注\n2026-05-01,2026-05-05,劳动节,off'
  expect(days(rows)).toEqual({
    off: ['2026-01-01 2026-01-03 元旦', '2026-05-01 2026-05-05 劳动节'],
    work: ['2026-01-04'],
  })
})

const ics = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap(event => ['BEGIN:VEVENT', ...event, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')

test('an iCalendar file: whole days, folded lines, the year that was asked for, and what is no day off is told', () => {
  const file = ics(
    ['DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20260104', 'SUMMARY:元', ' 旦（休）'],
    ['DTSTART;VALUE=DATE:20260104', 'SUMMARY:元旦 补班'],
    ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260506', 'SUMMARY:劳动节', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'],
    ['DTSTART;VALUE=DATE:20260509', 'SUMMARY:劳动节', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'],
    ['DTSTART;VALUE=DATE:20260214', 'SUMMARY:情人节'],
    ['DTSTART;VALUE=DATE:20261231', 'SUMMARY:元旦（休）'],
    ['DTSTART;VALUE=DATE:20250101', 'SUMMARY:元旦（休）'],
  )
  expect(days(file)).toEqual({
    off: ['2026-01-01 2026-01-03 元旦', '2026-05-01 2026-05-05 劳动节'],
    work: ['2026-01-04', '2026-05-09'],
  })
  const read = readYearList(file, 2026)
  expect(read.ok && read.value.passedOver.map(each => each.text)).toEqual(['情人节'])
  expect(days(file, 2027).off).toEqual(['2026-12-31 2026-12-31 元旦'])
  expect(wrong(ics(['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY', 'SUMMARY:元旦（休）']))).toEqual([
    '4 wrongType',
  ])
  expect(wrong(ics(['SUMMARY:元旦（休）']))).toEqual(['4 badDate'])
})
