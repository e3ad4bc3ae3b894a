import type { Language } from '../explain-words.ts'
import type { RuleSetDiff } from './diff-rule-sets.ts'

/** What came and went beside the rules, in sentences: examples of the whole set, and findings that somebody lets be. */
export const besideWords = ({ examples, waivers }: RuleSetDiff, language: Language): readonly string[] => {
  const zh = language === 'zh'
  const said: string[] = []
  const [more, fewer] = [examples.added.length, examples.removed.length]
  if (more > 0) said.push(zh ? `新增全套样例 ${more} 个。` : `Examples of the whole set: ${more} more.`)
  if (fewer > 0) said.push(zh ? `删去全套样例 ${fewer} 个。` : `Examples of the whole set: ${fewer} fewer.`)
  for (const { reason, until } of waivers.added)
    said.push(zh ? `放行一处提示，至 ${until}：${reason}。` : `A finding is let be until ${until}: ${reason}.`)
  if (waivers.removed.length > 0)
    said.push(zh ? `收回放行 ${waivers.removed.length} 处。` : `No longer let be: ${waivers.removed.length}.`)
  return said
}
