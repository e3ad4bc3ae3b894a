import type { Outputs } from '../trpc.ts'
import { type Word, word } from '../words/word.ts'

export type LeftInUnit = Outputs['desk']['leftWork']['units'][number]
export type LeftGroup = LeftInUnit['groups'][number]
export type LeftRow = LeftGroup['rows'][number]

/** Where one case goes: `p:` a person, `b:` a branch, or the pool of the unit. */
export type Target = `p:${string}` | `b:${string}` | 'pool'

/** Why a case cannot be handed over now, and what has to happen first. */
export function whyNot(row: LeftRow): Word {
  if (row.restricted) return word('限知：解除后回到原单位再交接', 'Restricted: goes back to its unit once cleared')
  if (row.frozen) return word('已冻结：解冻后可交接', 'Frozen: can be handed over once it is released')
  if (row.status === 'parked') return word('挂账：恢复办理后可交接', 'Parked: resume it first, then hand it over')
  if (row.status === 'awaitingSubmitter')
    return word('等提交人补充：收到后可交接', 'Waits for its submitter: can be handed over after the answer')
  return word(
    '由本单位专人、审核人或总答题组专员交接',
    'The unit’s officer or reviewer, or a dispatcher, hands it over',
  )
}

/** What `reassign` is sent for a target; a person takes the case into their own branch. */
export function placementOf(target: Target, { takers }: LeftInUnit): { branch: string | null; member: string | null } {
  if (target === 'pool') return { branch: null, member: null }
  const id = target.slice(2)
  if (target.startsWith('b:')) return { branch: id, member: null }
  return { branch: takers.find(({ person }) => person.id === id)?.branch?.id ?? null, member: id }
}
