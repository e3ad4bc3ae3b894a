import { expect, test } from 'vitest'
import { defaultLexicon } from './default-lexicon.ts'
import { normaliseText } from './normalise.ts'
import { isAbusive, isSpam } from './tone.ts'
import { findHits } from './word-lists.ts'

const spam = (text: string): boolean => isSpam(normaliseText(text), findHits(normaliseText(text), defaultLexicon.lists))
const abusive = (text: string): boolean => isAbusive(normaliseText(text), defaultLexicon)

test.each(['四级答案出售，加微信 abc12345 领取', '手机兼职日结三百，私聊', 'asdfgh', '测试测试', '哈哈哈哈哈哈'])(
  '%s is spam',
  text => {
    expect(spam(text)).toBe(true)
  },
)
test.each([
  '楼道里贴满了代写论文的小广告，希望清理一下',
  '我加了对方微信刷单被骗了八百块',
  '请问勤工助学兼职在哪里报名',
  '宿舍没有热水',
])('%s is not spam', text => {
  expect(spam(text)).toBe(false)
})
test.each(['你们这帮废物', '什么狗屁系统', 'your office is full of idiots'])('%s is abusive', text => {
  expect(abusive(text)).toBe(true)
})
test.each(['老师当着全班骂我“废物”', '他说我们是垃圾、饭桶', '实验废物桶满了', '作业多得累死了'])(
  '%s is not the writer’s abuse',
  text => {
    expect(abusive(text)).toBe(false)
  },
)
