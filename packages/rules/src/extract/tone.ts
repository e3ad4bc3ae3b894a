import type { Lexicon } from './lexicon.ts'
import type { Hits } from './word-lists.ts'
import { spansOfList } from './word-lists.ts'

const CONTACT =
  /(?:vx?|wx|v信|微信|薇信|qq|扣扣|电话|tel|whatsapp)\s*(?:号|群)?\s*[::]?\s*[a-z0-9_-]{5,}|(?<!\d)1[3-9]\d{9}(?!\d)|https?:\/\/|www\./u
const VICTIM =
  /被骗|骗了|骗子|上当|举报|投诉|清理|管一管|管管|没人管|小广告|传单|扫楼|推销|贴满|到处|发现|有人在|群里有人|希望|建议|请问|能不能|可以吗|report|please/u
const NOISE =
  /^(?:(.)\1{3,}|(.{1,3})\2{2,}|测试(?:测试|一下|\d|。|,)*|test(?:ing|\s|\d)*|[a-z]{1,3}|[\d\s.,。,!?]+|[qwrtpsdfghjklzxcvbnm]{6,}|(?:asdf|qwer|zxcv|hjkl)[a-z]*)$/u

/** Advertising, or nothing but noise. A text that complains about advertising, or tells of having been cheated, is neither. */
export const isSpam = (text: string, hits: Hits): boolean => {
  if (NOISE.test(text)) return true
  const offers = new Set((hits.get('spamOffer') ?? []).map(span => span.word)).size
  if (offers === 0 || VICTIM.test(text)) return false
  const draws = hits.has('spamContact') || CONTACT.test(text)
  return draws || (offers >= 3 && !hits.has('trouble') && !hits.has('askHow'))
}

const REPORTED_SPEECH =
  /(?:骂|说|喊|吼|叫|讲|训|嘲笑|称)(?:我们|我|他们|他|她|学生|同学|人|道|了)?[::]?\s*(?:["“”][^"“”]{0,40}["“”]|[^,。!?\n]{0,12})/gu

/** Whether the writer insults somebody. What others are quoted as saying (“骂我废物”) is not the writer's tone. */
export const isAbusive = (text: string, lexicon: Lexicon): boolean => {
  const own = text.replace(REPORTED_SPEECH, ' ')
  return (
    spansOfList(own, 'insultStrong', lexicon.lists).length > 0 ||
    spansOfList(own, 'insultWeak', lexicon.lists).length >= 2
  )
}
