import { expect, test } from 'vitest'
import { dataLine } from './timeline-data.ts'

const zh = (word: { zh: string }) => word.zh

test('data of an event is told by name and in words, nested names by their last part', () => {
  expect(dataLine({ 'sheet.to': '后勤基建处', urgency: 'P1', reached: false }, zh)).toEqual([
    { name: '转给', value: '后勤基建处' },
    { name: '缓急', value: '加急' },
    { name: '联系上', value: '否' },
  ])
})
test('several values are each put into words', () => {
  expect(dataLine({ methods: 'pairing、volunteering' }, zh)).toEqual([
    { name: '党建方式', value: '结对帮扶、志愿服务' },
  ])
})
test('data without a name people know stays out', () => {
  expect(dataLine({ recused: 'X', payload: 'abc', member: null }, zh)).toEqual([])
})
