import type { Action, Text } from '@zuoyeben/lifecycle'

/** Cases that an action ties to the one it acts on. */
export function linksOf(action: Action<Text>): { to: string; kind: 'master' | 'split' }[] {
  if (action.type === 'merge') return [{ to: action.master, kind: 'master' }]
  if (action.type === 'split') return [{ to: action.child, kind: 'split' }]
  return []
}
