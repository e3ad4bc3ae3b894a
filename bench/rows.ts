import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'

/**
 * What one step of the application wrote, row by row, so that the same rows can be written again by one prepared statement: the ceiling.
 * Every value travels as text and is cast to the type of its column.
 */
type Row = Readonly<Record<string, string | null>>
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, Row>>

interface Table {
  readonly name: string
  readonly key: readonly string[]
  /** Rows of one case; all rows where a step may touch any. */
  readonly of: string
}
const BY_CASE = 'where case_id = $1'
const TABLES: readonly Table[] = [
  { name: 'cases', key: ['id'], of: 'where id = $1' },
  { name: 'case_events', key: ['case_id', 'n'], of: BY_CASE },
  { name: 'case_keys', key: ['case_id'], of: BY_CASE },
  { name: 'payloads', key: ['case_id', 'hash'], of: BY_CASE },
  { name: 'case_facts', key: ['case_id'], of: BY_CASE },
  { name: 'case_submitters', key: ['case_id'], of: BY_CASE },
  { name: 'case_words', key: ['case_id'], of: BY_CASE },
  { name: 'decisions', key: ['case_id', 'kind', 'n'], of: BY_CASE },
  { name: 'clocks', key: ['id'], of: BY_CASE },
  { name: 'done_keys', key: ['actor', 'key'], of: BY_CASE },
  { name: 'audit_log', key: ['id'], of: BY_CASE },
  { name: 'case_counts', key: ['scope', 'status', 'slot'], of: 'where $1::uuid is not null' },
  {
    name: 'jobs.job_common',
    key: ['id'],
    of: `where data->>'caseId' = $1::text or data->>'clockId' in (select id::text from clocks where case_id = $1::uuid)`,
  },
]

export async function snapshot(pool: pg.Pool, caseId: string): Promise<Snapshot> {
  const all = new Map<string, Map<string, Row>>()
  for (const { name, key, of } of TABLES) {
    const columns = await columnsOf(pool, name)
    const list = columns.map(({ column }) => `"${column}"::text as "${column}"`).join(', ')
    const { rows } = await pool.query<Row>(`select ${list} from ${name} ${of}`, [caseId])
    all.set(name, new Map(rows.map(row => [key.map(column => row[column]).join(' '), row])))
  }
  return all
}

interface Column {
  readonly column: string
  readonly type: string
}
const known = new Map<string, Column[]>()
async function columnsOf(pool: pg.Pool, table: string): Promise<Column[]> {
  const found = known.get(table)
  if (found) return found
  const { rows } = await pool.query<Column>(
    `select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  known.set(table, rows)
  return rows
}

/** Writes the difference of two snapshots again and again, each time for another case. */
export class Ceiling {
  readonly #parts: string[] = []
  #text = ''
  #name = ''
  readonly #values: { text: string | null; isN: boolean; isKey: boolean }[] = []
  readonly #ids: readonly string[]

  private constructor(ids: readonly string[]) {
    this.#ids = ids
  }

  /** @param ids texts that must be new for each case: its id and number, ids of clocks, keys. */
  static async of(pool: pg.Pool, before: Snapshot, after: Snapshot, ids: readonly string[]): Promise<Ceiling> {
    const ceiling = new Ceiling(ids)
    for (const { name, key } of TABLES) {
      const columns = await columnsOf(pool, name)
      for (const [at, row] of after.get(name) ?? []) {
        const old = before.get(name)?.get(at)
        if (name === 'case_counts') ceiling.#count(row, Number(row.n) - Number(old?.n ?? 0))
        else if (!old) ceiling.#insert(name, columns, row)
        else if (columns.some(({ column }) => old[column] !== row[column]))
          ceiling.#update(
            name,
            key,
            columns.filter(({ column }) => old[column] !== row[column]),
            columns,
            row,
          )
      }
    }
    ceiling.#text = `with ${ceiling.#parts.join(', ')} select pg_notify('ceiling', '')`
    ceiling.#name = createHash('md5').update(ceiling.#text).digest('hex')
    return ceiling
  }

  /** One autocommitted statement; `target` is the case whose rows are changed, or a new one. */
  async write(pool: pg.Pool, n: number, target: { id: string; no: string }): Promise<void> {
    const [id = '', no = '', ...others] = this.#ids
    const fresh = new Map(others.map(other => [other, randomUUID()]))
    const values = this.#values.map(({ text, isN, isKey }) => {
      if (isN) return String(100_000 + n)
      if (text === null) return null
      if (isKey) return `${text} ${n}`
      let said = text.replaceAll(id, target.id).replaceAll(no, target.no)
      for (const [other, instead] of fresh) said = said.replaceAll(other, instead)
      return said
    })
    await pool.query({
      name: this.#name,
      text: this.#text,
      values,
    })
  }

  #param(text: string | null, type: string, is: { n?: boolean; key?: boolean } = {}): string {
    this.#values.push({ text, isN: is.n ?? false, isKey: is.key ?? false })
    return `$${this.#values.length}::text::${type}`
  }

  #insert(name: string, columns: readonly Column[], row: Row): void {
    const kept = columns.filter(({ column }) => !(name === 'audit_log' && column === 'id'))
    const values = kept.map(({ column, type }) =>
      // An event, a stored text and a running clock may be there only once for a case.
      this.#param(row[column] ?? null, type, {
        n: name === 'case_events' && column === 'n',
        key: (name === 'payloads' && column === 'hash') || (name === 'clocks' && column === 'kind'),
      }),
    )
    const list = kept.map(({ column }) => `"${column}"`).join(', ')
    this.#parts.push(`p${this.#parts.length} as (insert into ${name} (${list}) values (${values.join(', ')}))`)
  }

  #update(
    name: string,
    key: readonly string[],
    changed: readonly Column[],
    columns: readonly Column[],
    row: Row,
  ): void {
    const sets = changed.map(({ column, type }) => `"${column}" = ${this.#param(row[column] ?? null, type)}`)
    // A clock of another case has another id: any that runs is as good.
    const where =
      name === 'clocks'
        ? `id = (select id from clocks where case_id = ${this.#param(row.case_id ?? null, 'uuid')} and stopped_at is null limit 1)`
        : key
            .map(
              column =>
                `"${column}" = ${this.#param(row[column] ?? null, columns.find(each => each.column === column)?.type ?? 'text')}`,
            )
            .join(' and ')
    this.#parts.push(`p${this.#parts.length} as (update ${name} set ${sets.join(', ')} where ${where})`)
  }

  #count(row: Row, delta: number): void {
    if (delta === 0) return
    // Slots are drawn, as the application draws them.
    this.#parts.push(
      `p${this.#parts.length} as (insert into case_counts (scope, status, slot, n) values (${this.#param(row.scope ?? '', 'text')}, ${this.#param(row.status ?? '', 'text')}, (random() * 15)::int, ${delta})
       on conflict (scope, status, slot) do update set n = case_counts.n + excluded.n)`,
    )
  }
}
