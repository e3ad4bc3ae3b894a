import type { Role } from '@zuoyeben/lifecycle'
import { CaseStory } from './case-story.ts'
import { invented } from './invented.ts'
import type { PlayedHouse } from './stage.ts'

/** How far a case has come. Of ten, three wait to be taken up, three are being worked on or called back about, four are done. */
const STANDS = [
  'triage',
  'closed',
  'inProgress',
  'review',
  'closed',
  'filed',
  'closed',
  'pool',
  'inProgress',
  'closed',
] as const

/**
 * Leaves `count` invented cases at units in turn and takes each as far as its number says, all through the procedures people use.
 * Units that are not ready are left out: nobody there could work.
 */
export async function liveCases(
  stage: Pick<PlayedHouse, 'as' | 'someone' | 'house'>,
  count: number,
  told: (done: number) => void = () => {},
  from = 0,
): Promise<void> {
  const { directory } = stage.house.app
  const units = directory
    .readiness()
    .filter(({ unit, isReady }) => isReady && staffed(stage, unit))
    .map(({ unit }) => unit)
  for (let n = from; n < from + count; n++) {
    const { text, ...more } = invented(n)
    const unit = units[n % units.length] ?? ''
    const story = await CaseStory.leave(stage, unit, text, more)
    await bringTo(story, STANDS[Math.floor(n / units.length + n) % STANDS.length] ?? 'triage')
    told(n + 1 - from)
  }
}

function staffed(stage: Pick<PlayedHouse, 'someone'>, unit: string): boolean {
  const roles: Role[] = ['officer', 'reviewer', 'member']
  try {
    return roles.every(role => stage.someone(role, unit))
  } catch {
    return false
  }
}

async function bringTo(story: CaseStory, stand: (typeof STANDS)[number]): Promise<void> {
  if (stand === 'triage') return
  await story.triaged('handle')
  if (stand === 'review') return
  await story.approved()
  if (stand === 'pool') return
  await story.claimed()
  if (stand === 'inProgress') return
  await story.filed()
  if (stand === 'filed') return
  await story.calledBack()
  await story.writtenOff()
}
