import { setTimeout as pause } from 'node:timers/promises'
import type { Dice } from '../apps/server/src/testing/dice.ts'
import type { Cluster } from './cluster.ts'
import type { GuardedProcess } from './guarded-process.ts'

export type Kind = string

/** One thing that can be killed and comes back. */
export interface Victim {
  readonly kind: Kind
  /** False where there was nothing to kill just then. */
  kill(): boolean
  back(): Promise<void>
  /** How long it lives between two kills, at most: so many times as long as it took to come back, and so many milliseconds. */
  readonly life: { readonly times: number; readonly least: number }
}

export const processVictim = (kind: Kind, process: GuardedProcess, life: Victim['life']): Victim => ({
  kind,
  kill: () => process.kill(),
  back: () => process.ready(),
  life,
})

/** Back is where one of those that need it works again: killed any sooner, nothing would ever run. */
export const clusterVictim = (cluster: Cluster, users: readonly GuardedProcess[], life: Victim['life']): Victim => ({
  kind: 'PostgreSQL',
  kill: () => {
    cluster.kill()
    return true
  },
  back: async () => {
    await cluster.restart()
    await Promise.any(users.map(user => user.ready()))
  },
  life,
})

/** Kills each of them again and again, each in its own time, until there were so many kills. Of five kills one comes while it is still starting. */
export async function killing(
  victims: readonly Victim[],
  kills: number,
  dice: Dice,
  told: (done: number) => void,
): Promise<Map<Kind, number>> {
  const counts = new Map<Kind, number>()
  let done = 0
  const isEnough = () => done >= kills
  await Promise.all(
    victims.map(async victim => {
      await pause(dice.below(victim.life.least))
      while (!isEnough()) {
        if (victim.kill()) {
          done += 1
          counts.set(victim.kind, (counts.get(victim.kind) ?? 0) + 1)
          told(done)
        }
        const isHasty = victim.kind !== 'PostgreSQL' && dice.chance(0.2)
        if (isHasty) await pause(dice.below(700))
        else {
          const since = Date.now()
          await victim.back()
          await pause(dice.below(victim.life.least + victim.life.times * (Date.now() - since)))
        }
      }
    }),
  )
  for (const victim of victims) if (victim.kind !== 'PostgreSQL') await victim.back()
  return counts
}
