import type { Draft } from './draft.ts'

export function OwnFields({ draft }: { draft: Draft }) {
  return draft.category ? null : null
}
