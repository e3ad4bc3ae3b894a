import type { ClockKind } from '@zuoyeben/lifecycle'
import { bothLanguages, type Locale } from '../locale.ts'

type Sentence = (day: string) => string
const nextZh: Sentence = day => `最晚${day}有下一步`
const nextEn: Sentence = day => `next step by ${day}`

const zh: Record<ClockKind, Sentence> = {
  acknowledge: nextZh,
  reportUp: day => `最晚${day}决定走哪条路`,
  handOver: day => `最晚${day}交给负责的部门`,
  handOverReview: day => `最晚${day}再看一次`,
  freezeReview: nextZh,
  triage: day => `最晚${day}研判完`,
  submitterAnswer: day => `请在${day}前回答`,
  review: day => `最晚${day}审核完`,
  claim: day => `最晚${day}有人领走`,
  firstReply: day => `最晚${day}第一次答复你`,
  transferSend: day => `最晚${day}沟通好并转出`,
  transferReply: day => `最晚${day}对方接手或说明`,
  ruling: day => `最晚${day}裁定`,
  consultAnswer: nextZh,
  circulationDraft: nextZh,
  circulationOpinion: nextZh,
  instruction: nextZh,
  issueTasks: nextZh,
  completion: day => `最晚${day}办完`,
  progressNote: day => `最晚${day}写下进展`,
  parkReview: day => `最晚${day}再看一次`,
  callbackFirstAttempt: day => `最晚${day}联系你`,
  callback: day => `最晚${day}联系你`,
  writeOff: day => `最晚${day}销号`,
  ratingWindow: day => `${day}前可以打分`,
  reopenWindow: day => `${day}前可以要求重办`,
  contestWindow: day => `${day}前可以请学校再看一次`,
}

const en: Record<ClockKind, Sentence> = {
  acknowledge: nextEn,
  reportUp: day => `the way is decided by ${day}`,
  handOver: day => `handed to the office in charge by ${day}`,
  handOverReview: day => `looked at again by ${day}`,
  freezeReview: nextEn,
  triage: day => `looked into by ${day}`,
  submitterAnswer: day => `please answer by ${day}`,
  review: day => `checked by ${day}`,
  claim: day => `taken up by ${day}`,
  firstReply: day => `first answer to you by ${day}`,
  transferSend: day => `agreed and passed on by ${day}`,
  transferReply: day => `accepted or answered by ${day}`,
  ruling: day => `decided by ${day}`,
  consultAnswer: nextEn,
  circulationDraft: nextEn,
  circulationOpinion: nextEn,
  instruction: nextEn,
  issueTasks: nextEn,
  completion: day => `done by ${day}`,
  progressNote: day => `news by ${day}`,
  parkReview: day => `looked at again by ${day}`,
  callbackFirstAttempt: day => `we contact you by ${day}`,
  callback: day => `we contact you by ${day}`,
  writeOff: day => `closed by ${day}`,
  ratingWindow: day => `you can rate it until ${day}`,
  reopenWindow: day => `you can have it done again until ${day}`,
  contestWindow: day => `you can ask for another look until ${day}`,
}
const sentences = bothLanguages(zh, en)

/** What is promised next, as a sentence. A clock this page does not know yet is said in general words. */
export function promiseWords(locale: Locale, clock: string, day: string): string {
  const known = sentences[locale] as Readonly<Record<string, Sentence>>
  return (known[clock] ?? (locale === 'zh' ? nextZh : nextEn))(day)
}
