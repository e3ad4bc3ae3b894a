import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { withoutPersonal } from '@zuoyeben/forms/privacy'

/**
 * Chinese has no spaces and PostgreSQL no Chinese parser: words are cut by jieba, in its search mode, so that 「宿舍热水」 is found by
 * 热水, 宿舍 and 宿舍热水 alike. Single characters are kept too: people search for 灯 and 水.
 */
let cutter: Jieba | undefined

/** The words of a case by which it is found: its number, and its texts without the numbers that lead to a person. */
export function tokensOf(caseNo: string, ...texts: (string | null | undefined)[]): string[] {
  const tokens = new Set<string>(cut(caseNo))
  for (const text of texts) if (text) for (const token of cut(withoutPersonal(text))) tokens.add(token)
  return [...tokens]
}

/** Tokens a search asks for: the whole words of the query, so that every one of them must be there. */
export function queryTokens(query: string): string[] {
  return [...new Set(words(query, false))]
}

function cut(text: string): string[] {
  const cutWords = words(text, true)
  const single = [...normal(text)].filter(character => /\p{Script=Han}/u.test(character))
  return [...cutWords, ...single]
}

function words(text: string, forIndex: boolean): string[] {
  cutter ??= Jieba.withDict(dict)
  const clean = normal(text)
  const cutWords = forIndex ? cutter.cutForSearch(clean, true) : cutter.cut(clean, true)
  return cutWords.map(word => word.trim()).filter(word => /[\p{L}\p{N}]/u.test(word) && word.length <= 40)
}

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
