import { type Kysely, sql } from 'kysely'

/** When jobs that failed for good were last told of; and an attempt at a call-back stands in the file of its case with its means too, read from the events that told of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update cases c set file = jsonb_set(c.file, '{attempts}', (
    select jsonb_agg(jsonb_build_object('day', e.body->'day', 'reached', coalesce(e.body->'reached', 'true'::jsonb),
      'means', coalesce(e.body->'means', 'null'::jsonb)) order by e.n)
    from (select n, body from case_events where case_id = c.id and type in ('attemptRecorded', 'confirmed')
      order by n desc limit jsonb_array_length(c.file->'attempts')) e))
    where jsonb_array_length(c.file->'attempts') > 0`.execute(db)
  await sql`create index notices_dead_jobs on notices (created_at) where kind = 'deadJobs'`.execute(db)
}
