import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { inject } from 'vitest'
import { asAdmin, urlOf } from './template.ts'

export type FreshDatabase = {
  /** As the server's role, which every test runs under. */
  readonly url: string
  /** As the owner of the tables: for migrations, and for whoever tampers. */
  readonly ownerUrl: string
  /** Removes it, ending whoever is still connected. The whole cluster goes at the end of the run in any case. */
  drop(): Promise<void>
}

/** An empty, migrated database of one's own, cloned from the run's template. For `*.db.test.ts` only. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, serverUrl, template } = inject('cluster')
  const name = `${template}_${randomBytes(5).toString('hex')}`
  await asAdmin(url, client => client.query(`create database ${name} template ${template}`))
  return {
    url: urlOf(serverUrl, name),
    ownerUrl: urlOf(url, name),
    drop: () => asAdmin(url, client => dropDatabase(client, name)),
  }
}

/** A pool that has just been ended still has its connections for a moment; cutting those would be an error in the test that ended it. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (const until = Date.now() + 1_000; Date.now() < until; await pause(10)) {
    const { rowCount } = await client.query('select 1 from pg_stat_activity where datname = $1', [name])
    if (!rowCount) break
  }
  await client.query(`drop database if exists ${name} with (force)`)
}
