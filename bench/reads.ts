import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { visibleInPart, visibleTo } from '../apps/server/src/access/policy.ts'
import { type Desk, desksOf } from '../apps/server/src/cases/desks.ts'
import { countCapped, readCounts, readDesk, searchWords } from '../apps/server/src/cases/worklist.sql.ts'
import type { DB } from '../apps/server/src/db/tables.ts'
import type { Town } from './town.ts'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

export const aDayAgo = () => new Date(Date.now() - 86_400_000)

/** Runs reads of the application and keeps the SQL they are made of. */
export class Recorder {
  readonly #statements: Statement[] = []
  readonly #db: Kysely<DB>

  constructor(town: Town) {
    const pool = new pg.Pool({ connectionString: town.databaseUrl, max: 1 })
    this.#db = new Kysely<DB>({
      dialect: new PostgresDialect({ pool }),
      log: ({ query }) => void this.#statements.push({ text: query.sql, values: query.parameters }),
    })
  }

  close(): Promise<void> {
    return this.#db.destroy()
  }

  async desk(person: Town['people'][number]['person'], desk: Desk): Promise<Statement> {
    return this.#of(() => readDesk(this.#db, visibleTo(person, Date.now()), desk, {}, new Date(), null))
  }
  async numbers(person: Town['people'][number]['person']): Promise<Statement[]> {
    const desks = desksOf(person, [], aDayAgo())
    const scopes = [...new Set(desks.flatMap(({ counted }) => counted?.map(({ scope }) => scope) ?? []))]
    return [
      await this.#of(() => readCounts(this.#db, scopes)),
      await this.#of(() => countCapped(this.#db, visibleTo(person, Date.now()), desks, new Date())),
    ]
  }
  /** The last statement of some work on this database. */
  of(work: (db: Kysely<DB>) => Promise<unknown>): Promise<Statement> {
    return this.#of(() => work(this.#db))
  }
  async search(person: Town['people'][number]['person'], tokens: readonly string[]): Promise<Statement> {
    return this.#of(() => searchWords(this.#db, visibleInPart(person, Date.now(), 'all'), tokens, null))
  }

  async #of(read: () => Promise<unknown>): Promise<Statement> {
    await read()
    const statement = this.#statements.at(-1)
    if (!statement) throw new Error('no statement was run')
    return statement
  }
}
