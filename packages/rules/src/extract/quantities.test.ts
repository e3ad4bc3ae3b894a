import { expect, test } from 'vitest'
import { statedDays, statedDeadline, statedPersons } from './quantities.ts'

test.each([
  ['整层六十多个人都没法洗澡', 60],
  ['全班三十二名同学', 32],
  ['we are about 60 students here', 60],
  ['排了一百多人', null],
  ['四人间很挤', null],
  ['灯不亮', null],
])('people spoken of in %s: %s', (text, persons) => {
  expect(statedPersons(text)).toBe(persons)
})
test.each([
  ['已经停了三天了', 3],
  ['今天是第五天', 5],
  ['两个多星期没人来', 14],
  ['半个月没有热水', 15],
  ['停电十二个小时', 0.5],
  ['it is already three weeks', 21],
  ['三月份交的材料', null],
  ['还有四天就考试', null],
  ['限三天内交', null],
])('days it has lasted in %s: %s', (text, days) => {
  expect(statedDays(text)).toBe(days)
})
test.each([
  ['后天就截止了', 2],
  ['还有四天就考试', 4],
  ['单位只给我十天', 10],
  ['明天要交材料', 1],
  ['下周就答辩', 7],
  ['my visa will expire in two weeks', 14],
  ['昨天来过', null],
])('days to the deadline in %s: %s', (text, days) => {
  expect(statedDeadline(text)).toBe(days)
})
