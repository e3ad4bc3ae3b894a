import { setTimeout as pause } from 'node:timers/promises'
import { clockOf } from '../apps/server/src/clocks/clocks.sql.ts'
import { colourAt, rungsDue } from '../apps/server/src/clocks/colour.ts'
import { compose } from '../apps/server/src/compose.ts'
import { readConfig } from '../apps/server/src/config.ts'
import type { Town } from './town.ts'

const AT_ONCE = 5000
/** Clocks set in a millisecond, on a slow machine. */
const SET_IN_A_MS = 1.2
/** Milliseconds between the setting and the first moment, at least. */
const LEAD = 20_000

/**
 * Sets every running clock of the town to end at one moment, or spread from it, just as it would stand the moment before: with its colour, the rungs that
 * have fired, and the one job that will look at it. Waits for that moment. @throws when it came before everything was set
 */
export async function setClocks(
  town: Town,
  { spreadSeconds }: { spreadSeconds: number },
): Promise<{ from: Date; n: number }> {
  const { pool } = town
  await pool.query(`delete from jobs.job where name in ('clock', 'rung', 'outside', 'notify')`)
  await pool.query('delete from escalations')
  await pool.query('delete from notices')
  const house = await compose({ config: readConfig({ ...town.environment, PORT: '0' }), databaseUrl: town.databaseUrl })
  try {
    const { calendar, escalation } = house.app.configuration.school()
    const { rows } = await pool.query(
      `select *, '{}'::text[] as fired from clocks where stopped_at is null and pause_reason is null and due_at is not null order by id`,
    )
    const from = Math.ceil(Date.now() + LEAD + rows.length / SET_IN_A_MS)
    for (let i = 0; i < rows.length; i += AT_ONCE) {
      const set = rows.slice(i, i + AT_ONCE).map((row, k) => {
        const dueAt = Math.round(from + ((i + k) / rows.length) * spreadSeconds * 1000)
        const { clock, caseId } = clockOf({ ...row, due_at: new Date(dueAt), told_due_at: new Date(dueAt) })
        const before = dueAt - 1000
        const colour = colourAt(calendar, escalation.ladder, clock, before)
        const fired = rungsDue(calendar, escalation.ladder, clock, [], before).map(({ rung }) => rung.id)
        return { clock: clock.id, of: caseId, unit: clock.unit, kind: clock.kind, due: new Date(dueAt), colour, fired }
      })
      await pool.query(SET, [JSON.stringify(set)])
      await house.boss.insert(
        'clock',
        set.map(({ clock, due }) => ({ data: { clockId: clock }, startAfter: due })),
      )
    }
    await pool.query('analyze clocks')
    await pool.query('analyze jobs.job')
    if (Date.now() > from) throw new Error('the clocks were due before all of them were set: this machine is too busy')
    await pause(from - Date.now())
    return { from: new Date(from), n: rows.length }
  } finally {
    await house.close()
  }
}

const SET = `with u as materialized (select * from jsonb_to_recordset($1::jsonb) as u (clock uuid, "of" uuid, unit text, kind text, due timestamptz, colour text, fired jsonb)),
  w_clocks as (update clocks k set due_at = u.due, told_due_at = u.due, colour = u.colour from u where k.id = u.clock),
  w_cases as (update cases c set due_at = u.due, colour = u.colour from u where c.id = u.of and c.due_clock = u.kind)
  insert into escalations (id, clock_id, case_id, unit_id, clock_kind, rung, asks, counts, deeds, cause, due_at, at)
    select gen_random_uuid(), clock, "of", unit, kind, r, 'none', null, '{}'::text[], 'time', due, due - interval '1 hour' from u, jsonb_array_elements_text(fired) r`
