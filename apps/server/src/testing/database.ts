import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { asAdmin, urlOf } from './template.ts'

export type FreshDatabase = {
  readonly url: string
  /** Removes it, ending whoever is still connected. The whole cluster goes at the end of the run in any case. */
  drop(): Promise<void>
}

/** An empty, migrated database of one's own, cloned from the run's template. For `*.db.test.ts` only. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, template } = inject('cluster')
  const name = `${template}_${randomBytes(5).toString('hex')}`
  await asAdmin(url, client => client.query(`create database ${name} template ${template}`))
  return {
    url: urlOf(url, name),
    drop: () => asAdmin(url, async client => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}
