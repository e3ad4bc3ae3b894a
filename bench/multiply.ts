import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { newCaseNumber } from '../apps/server/src/cases/case-number.ts'

/**
 * Makes `times` cases of each case by copying its rows under a new id and number: for benches alone, where a hundred thousand real
 * submissions would take an hour. Due times and days of submission are spread; the counters are exact, since every case is copied as often.
 */
export async function multiply(pool: pg.Pool, times: number): Promise<void> {
  if (times <= 1) return
  const { rows } = await pool.query<{ id: string }>('select id from cases')
  const taken = new Set<string>()
  const number = (): string => {
    const no = newCaseNumber(2026, randomBytes(5))
    if (taken.has(no)) return number()
    taken.add(no)
    return no
  }
  const client = await pool.connect()
  try {
    await client.query(
      'create temp table copies (old uuid not null, id uuid not null, no text not null, n int not null)',
    )
    for (let n = 1; n < times; n++) {
      const ids = rows.map(() => randomUUID())
      await client.query('insert into copies select * , $4::int from unnest($1::uuid[], $2::uuid[], $3::text[])', [
        rows.map(row => row.id),
        ids,
        rows.map(number),
        n,
      ])
    }
    await client.query('analyze copies')
    for (const statement of COPIES) await client.query(statement)
    await client.query('update case_counts set n = n * $1::int', [times])
    await client.query('drop table copies')
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
}

/** A row of the table with some columns changed: spread as JSON only where it must be, so that a hundred thousand take seconds. */
const COPIES = [
  `insert into cases select r.* from copies k join cases c on c.id = k.old, lateral jsonb_populate_record(c, jsonb_build_object(
     'id', k.id, 'case_no', k.no, 'file', jsonb_set(c.file, '{id}', to_jsonb(k.id)),
     'submitted_at', c.submitted_at - k.n * interval '11 minutes', 'due_at', c.due_at + (k.n % 97) * interval '13 minutes')) r`,
  `insert into case_events (case_id, n, type, at, body) select k.id, e.n, e.type, e.at, e.body from copies k join case_events e on e.case_id = k.old`,
  `insert into case_keys select k.id, wrapped, key_id from copies k join case_keys x on x.case_id = k.old`,
  `insert into case_facts select k.id, body from copies k join case_facts x on x.case_id = k.old`,
  `insert into payloads select k.id, hash, kind, body, created_at from copies k join payloads x on x.case_id = k.old`,
  `insert into case_submitters select r.* from copies k join case_submitters x on x.case_id = k.old, lateral jsonb_populate_record(x, jsonb_build_object('case_id', k.id)) r`,
  `insert into case_words select k.id, tokens from copies k join case_words x on x.case_id = k.old`,
  `insert into decisions select k.id, kind, x.n, body, decided_at from copies k join decisions x on x.case_id = k.old`,
  `insert into clocks select r.* from copies k join clocks x on x.case_id = k.old, lateral jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'case_id', k.id)) r`,
]
