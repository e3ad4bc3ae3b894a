import type { Lexicon } from './lexicon.ts'
import { normaliseText } from './normalise.ts'
import { spansOf } from './word-pattern.ts'

/** What thing a text is about (`hotWater`, `lift`, …), the one named most, of equals the one named first. `null` when the lexicon knows none. */
export const objectOf = (text: string, lexicon: Lexicon): string | null => {
  const read = normaliseText(text)
  let best: { readonly id: string; readonly times: number; readonly at: number } | null = null
  for (const { id, words } of lexicon.objects) {
    const spans = spansOf(read, words)
    const [first] = spans
    if (first === undefined) continue
    if (best === null || spans.length > best.times || (spans.length === best.times && first.from < best.at))
      best = { id, times: spans.length, at: first.from }
  }
  return best?.id ?? null
}
