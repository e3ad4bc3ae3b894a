import type { WordedChange } from '../../configuration/change-list.tsx'
import { type Word, word } from '../../words/word.ts'

/** The word lists as they are stored and edited. What is not edited here (signs, classes) goes along untouched. */
export interface ListJson {
  readonly label: Word
  readonly words: readonly string[]
  readonly except?: readonly string[]
}
export interface WordListsJson {
  readonly lists: Readonly<Record<string, ListJson>>
  readonly pairs: Readonly<
    Record<string, { readonly label: Word; readonly of: readonly string[]; readonly within: number }>
  >
  readonly [key: string]: unknown
}

export function wordListsOf(stored: unknown): WordListsJson {
  const body = stored as Partial<WordListsJson> | null | undefined
  return body?.lists ? ({ pairs: {}, ...body } as WordListsJson) : { lists: {}, pairs: {} }
}

/** Words as they are typed: one a line, or apart by commas of either kind; each once. */
export const wordsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n,，、；;]+/)
      .map(each => each.trim())
      .filter(each => each !== ''),
  ),
]

export const withList = (body: WordListsJson, name: string, list: ListJson): WordListsJson => ({
  ...body,
  lists: { ...body.lists, [name]: list },
})

export function withoutList(body: WordListsJson, name: string): WordListsJson {
  const { [name]: _gone, ...lists } = body.lists
  return { ...body, lists }
}

/** A name for rules to mention it by, that no list and no pair has. */
export function freeName({ lists, pairs }: WordListsJson): string {
  for (let n = 1; ; n += 1) if (!(`list${n}` in lists) && !(`list${n}` in pairs)) return `list${n}`
}

/** What keeps lists from being sent, as far as the page can tell; the server reads every word once more. */
export function wrongLists({ lists }: WordListsJson): readonly { readonly where: Word; readonly reason: Word }[] {
  return Object.values(lists).flatMap(({ label, words }) => [
    ...(label.zh.trim() === '' || label.en.trim() === ''
      ? [{ where: word('一张词表', 'A list'), reason: word('还没有名称', 'It has no name yet') }]
      : []),
    ...(words.length === 0 ? [{ where: label, reason: word('还没有词', 'It has no words yet') }] : []),
  ])
}

const MOST = 12
const some = (words: readonly string[], between: string): string =>
  words.slice(0, MOST).join(between) + (words.length > MOST ? ` … (${words.length})` : '')

const listed = (zh: string, en: string, words: readonly string[]): readonly Word[] =>
  words.length === 0 ? [] : [word(`${zh}：${some(words, '、')}`, `${en}: ${some(words, ', ')}`)]

const came = (before: readonly string[] = [], after: readonly string[] = []) => ({
  more: after.filter(each => !before.includes(each)),
  fewer: before.filter(each => !after.includes(each)),
})

/** What one version of the lists makes of another, list by list. */
export function wordListChanges(before: unknown, after: unknown): WordedChange[] {
  const [was, is] = [wordListsOf(before), wordListsOf(after)]
  const names = [...new Set([...Object.keys(was.lists), ...Object.keys(is.lists)])]
  return names.flatMap((name): WordedChange[] => {
    const [old, now] = [was.lists[name], is.lists[name]]
    const what = (now ?? old)?.label ?? word(name, name)
    const change = (said: readonly Word[]): WordedChange[] =>
      said.map(each => ({ key: `${name} ${each.zh}`, what, before: null, after: each }))
    if (!old)
      return change([word(`新增词表，${now?.words.length ?? 0} 个词`, `A new list of ${now?.words.length ?? 0} words`)])
    if (!now) return change([word('删去整张词表', 'The whole list goes')])
    const [words, except] = [came(old.words, now.words), came(old.except, now.except)]
    const renamed = old.label.zh !== now.label.zh || old.label.en !== now.label.en
    return change([
      ...(renamed ? [word(`名称由“${old.label.zh}”改为“${now.label.zh}”`, `Its name was “${old.label.en}”`)] : []),
      ...listed('加上', 'Added', words.more),
      ...listed('去掉', 'Removed', words.fewer),
      ...listed('加上例外', 'Exceptions added', except.more),
      ...listed('去掉例外', 'Exceptions removed', except.fewer),
    ])
  })
}

/** What each side added is there, what one took out is out. */
function laidTogether(base: readonly string[], theirs: readonly string[], mine: readonly string[]): readonly string[] {
  const kept = theirs.filter(each => mine.includes(each) || !base.includes(each))
  return [...kept, ...mine.filter(each => !kept.includes(each) && !base.includes(each))]
}

function mergedList(base: ListJson | undefined, theirs: ListJson, mine: ListJson): ListJson {
  const words = laidTogether(base?.words ?? [], theirs.words, mine.words)
  const except = laidTogether(base?.except ?? [], theirs.except ?? [], mine.except ?? [])
  const isRenamed = base === undefined || base.label.zh !== mine.label.zh || base.label.en !== mine.label.en
  return { label: isRenamed ? mine.label : theirs.label, words, ...(except.length > 0 ? { except } : {}) }
}

/**
 * Two edits of the lists put together: of one list both sides' words, and what either took out is out. A list that one side removed and the
 * other changed stays. Of a name that both changed it is mine, and the page shows both before.
 */
export function mergedLists(base: WordListsJson, theirs: WordListsJson, mine: WordListsJson): WordListsJson {
  const names = [...new Set([...Object.keys(theirs.lists), ...Object.keys(mine.lists)])]
  const isChanged = (side: WordListsJson, name: string) =>
    JSON.stringify(side.lists[name]) !== JSON.stringify(base.lists[name])
  const lists = names.flatMap((name): [string, ListJson][] => {
    const [other, own] = [theirs.lists[name], mine.lists[name]]
    if (other && own && !isChanged(theirs, name)) return [[name, own]]
    if (other && own && !isChanged(mine, name)) return [[name, other]]
    if (other && own) return [[name, mergedList(base.lists[name], other, own)]]
    if (other) return base.lists[name] === undefined || isChanged(theirs, name) ? [[name, other]] : []
    return own && (base.lists[name] === undefined || isChanged(mine, name)) ? [[name, own]] : []
  })
  const own = Object.fromEntries(
    Object.entries(mine).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key])),
  )
  return { ...theirs, ...own, lists: Object.fromEntries(lists) }
}
