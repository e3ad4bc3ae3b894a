import { visibleTo } from '../access/policy.ts'
import type { DeskKey } from '../cases/desks.ts'
import { countCapped, readCounts } from '../cases/worklist.sql.ts'
import type { Context } from '../trpc.ts'
import { myDesks } from './my-desks.ts'

export interface Counter {
  desk: DeskKey
  n: number
  red: number
}

/** Numbers of all desks of a person in two statements: sums of maintained counters, and what is overdue counted to a cap. */
export async function counters({ app, viewer }: Context): Promise<Counter[]> {
  const desks = myDesks(app, viewer)
  const scopes = [...new Set(desks.flatMap(desk => desk.counted?.map(part => part.scope) ?? []))]
  const sums = await readCounts(app.db, scopes)
  const capped = new Map(
    (await countCapped(app.db, visibleTo(viewer, app.now()), desks, new Date(app.now()))).map(row => [row.key, row]),
  )
  return desks.map(desk => {
    const counted = desk.counted?.flatMap(part =>
      sums.filter(sum => sum.scope === part.scope && part.statuses.includes(sum.status)).map(sum => sum.n),
    )
    return {
      desk: desk.key,
      n: counted ? counted.reduce((a, b) => a + b, 0) : (capped.get(desk.key)?.n ?? 0),
      red: capped.get(desk.key)?.red ?? 0,
    }
  })
}
