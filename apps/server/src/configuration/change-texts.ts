import { checkTexts, ownTexts } from '@zuoyeben/forms/texts'
import type { ItemRules } from './item-rules.ts'

/** The sentences of notices, where the school words them otherwise than shipped. They hold from the next message on, on every process. */
export const TEXTS: ItemRules = {
  proposers: { school: ['assessor', 'schoolLead'], unit: [] },
  check: (app, _, body) => {
    const { shippedTexts } = app.configuration
    const problems = checkTexts(shippedTexts, body)
    return problems.length > 0
      ? { ok: false, problems: problems.map(({ at, message }) => ({ field: at, message })) }
      : { ok: true, body: ownTexts(shippedTexts, body) }
  },
}
