import { visitLeaves } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'

interface Lists {
  readonly lists: Readonly<
    Record<string, { readonly label: Words; readonly words: readonly string[]; readonly except?: readonly string[] }>
  >
  readonly pairs: Readonly<
    Record<string, { readonly label: Words; readonly of: readonly string[]; readonly within: number }>
  >
}
interface Words {
  readonly zh: string
  readonly en: string
}
/** So many words are named one by one. */
const NAMED = 5

/**
 * What word lists would let through that makes a case sensitive today, for the one who decides: words gone, exceptions added, pairs narrowed, of lists that
 * the sensitivity rules ask for. Past cases cannot say it: what is kept of them is which lists they mentioned, not the words.
 */
export function weakerWords(app: App, body: unknown): Words[] {
  const { sensitivity, references, knowledge } = app.configuration.school()
  const [before, after] = [knowledge.documents.wordLists as unknown as Lists, body as Lists]
  const asked = new Set<string>()
  for (const { when } of sensitivity.rules)
    visitLeaves(when, sensitivity.conditions, ({ fact, value }) => {
      if (references.facts.get(fact)?.type === 'words') for (const name of [value].flat()) asked.add(String(name))
    })
  for (const name of [...asked]) for (const part of own(before.pairs, name)?.of ?? []) asked.add(part)
  return [...asked].flatMap(name => [...listWeaker(before, after, name), ...pairWeaker(before, after, name)])
}

function listWeaker(before: Lists, after: Lists, name: string): Words[] {
  const [was, is] = [own(before.lists, name), own(after.lists, name)]
  if (!was) return []
  const gone = was.words.filter(word => !is?.words.includes(word))
  const spared = (is?.except ?? []).filter(word => !was.except?.includes(word))
  const { zh, en } = was.label
  return [
    ...(gone.length === 0
      ? []
      : [
          {
            zh: `敏感规则在用的“${zh}”少了 ${gone.length} 个词（${named(gone, '、')}）：今后只提到它们的题不会因此被判为敏感`,
            en: `“${en}”, which the sensitivity rules use, loses ${gone.length} words (${named(gone, ', ')}): cases that mention these alone will not be held for it`,
          },
        ]),
    ...(spared.length === 0
      ? []
      : [
          {
            zh: `敏感规则在用的“${zh}”多了 ${spared.length} 个例外（${named(spared, '、')}）：提到它们的地方不再算数`,
            en: `“${en}”, which the sensitivity rules use, gets ${spared.length} exceptions (${named(spared, ', ')}): where these stand it does not count`,
          },
        ]),
  ]
}

function pairWeaker(before: Lists, after: Lists, name: string): Words[] {
  const [was, is] = [own(before.pairs, name), own(after.pairs, name)]
  if (!was || (is && is.within >= was.within && is.of.join() === was.of.join())) return []
  const { zh, en } = was.label
  return [
    {
      zh: `敏感规则在用的“${zh}”判得比现在窄：两类词要离得更近，或换了词表`,
      en: `“${en}”, which the sensitivity rules use, becomes narrower: its words must stand closer, or are of other lists`,
    },
  ]
}

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

const named = (words: readonly string[], comma: string): string =>
  words.slice(0, NAMED).join(comma) + (words.length > NAMED ? ' …' : '')
