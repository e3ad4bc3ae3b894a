import type { Retention } from '../apps/server/src/configuration/effective-privacy.ts'
import { Dice } from '../apps/server/src/testing/dice.ts'
import { type Editor, editAtOnce, publishAtOnce } from '../apps/server/src/testing/editors.ts'
import { meet } from '../apps/server/src/testing/meetings.ts'
import { Crowd } from '../apps/server/src/testing/roam.ts'
import type { Campus } from './campus.ts'
import { sendTwice } from './doubles.ts'

export interface Sizes {
  readonly submissions: number
  readonly meetings: number
  readonly edits: number
}
export interface Together {
  readonly line: string
  readonly wrong: string[]
}

/** What people do at the same time, over several servers, none of which is killed: bars R2, R3 and R4. */
export async function together({ house, outside }: Campus, sizes: Sizes, seed: number): Promise<Together[]> {
  const { app } = house
  const dice = new Dice(seed)
  const submit = (input: object) => outside.as().intake.submit(input as never)
  const doubles = await sendTwice(app, submit, sizes.submissions, dice)

  const crowd = new Crowd(outside, seed)
  for (let n = 0; n < 12; n += 1) await crowd.leave()
  const met = await meet(crowd, sizes.meetings)

  const { rights } = outside.as(outside.someone('schoolLead', 'ZDT'))
  const editors = [0, 1].map(() => ({
    read: async () => (await rights.retention()).retention,
    write: (seen: Retention, retention: Retention, reason: string) => rights.setRetention({ seen, retention, reason }),
  })) as [Editor, Editor]
  const edits = await editAtOnce(app, editors, sizes.edits, dice)
  const releases = await publishAtOnce(app, 'DAG', Math.ceil(sizes.edits / 10))
  return [
    {
      line: `R2: ${doubles.submissions} submissions sent ${doubles.sent} times, ${doubles.wrong.length} not exactly one case`,
      wrong: doubles.wrong,
    },
    {
      line: `R3: ${met.meetings} meetings of two on one case (${met.pairs.size} pairs of actions), ${met.won} got through, ${met.beaten} told so, ${met.wrong.length} wrong`,
      wrong: met.wrong,
    },
    {
      line: `R4: ${sizes.edits} times two edits at once, ${edits.won} taken, ${edits.refused} refused, ${edits.lost.length} lost; ${releases.won + releases.refused} releases, ${releases.won} published, ${releases.lost.length} lost`,
      wrong: [...edits.lost, ...releases.lost],
    },
  ]
}
