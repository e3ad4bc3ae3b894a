import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Every id that belongs to a case, as somebody might have picked it up. */
export interface Ids {
  ofCase(caseNo: string): readonly string[]
  files(caseNo: string): readonly string[]
}

export async function harvest(databaseUrl: string): Promise<Ids> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ no: string; id: string; kind: string }>(`
      select case_no as no, id::text, 'case' as kind from cases
      union all select c.case_no, f.id::text, 'file' from files f join cases c on c.id = f.case_id
      union all select c.case_no, n.id::text, 'notice' from notices n join cases c on c.id = n.case_id`)
    const of = Map.groupBy(rows, row => row.no)
    const firstOfEach = (no: string) => [...new Map((of.get(no) ?? []).map(row => [row.kind, row.id])).values()]
    return {
      ofCase: firstOfEach,
      files: no => (of.get(no) ?? []).filter(row => row.kind === 'file').map(row => row.id),
    }
  } finally {
    await client.end()
  }
}

/** Resolves once no job that is due is left over: what earlier cases set going has arrived. @throws after a minute */
export async function untilQuiet(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const until = Date.now() + 60_000; Date.now() < until; await pause(200)) {
      const { rowCount } = await client.query(
        `select from jobs.job where state in ('created', 'retry', 'active') and start_after <= now() and name <> 'seal' limit 1`,
      )
      if (!rowCount) return
    }
    throw new Error('jobs that were due a minute ago are still waiting')
  } finally {
    await client.end()
  }
}

/**
 * Waits until everything that runs each minute has run once: the first beat says what fell due while no worker was there, the week's figures of
 * each unit among it, and whoever compares two moments would find that everybody was told something.
 */
export async function untilFirstBeat(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const until = Date.now() + 180_000; Date.now() < until; await pause(500)) {
      const { rowCount } = await client.query(
        `select from jobs.schedule s where s.cron = '* * * * *'
          and not exists (select from jobs.job j where j.name = s.name and j.state = 'completed') limit 1`,
      )
      if (!rowCount) return
    }
    throw new Error('what runs each minute has not run for three')
  } finally {
    await client.end()
  }
}

/** Tables, and how often a text stands in them in plain, as bytes or in base64: `public.cases: 2`. */
export async function tablesWith(databaseUrl: string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const forms = [text, Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64').slice(0, -4)]
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from ${name} t where t::text like any ($1)`,
        [forms.map(form => `%${form}%`)],
      )
      if (rows[0] && rows[0].n > 0) found.push(`${name}: ${rows[0].n}`)
    }
    return found
  } finally {
    await client.end()
  }
}
