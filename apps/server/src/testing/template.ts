import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { ensureServerRole } from '../db/embedded/reach.ts'
import { prepareDatabase } from '../db/prepare.ts'

export async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export function urlOf(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** On a cluster that is not ours: the role of the server, with a password that only this run knows. */
export async function makeServerRole(url: string): Promise<string> {
  const serverUrl = await ensureServerRole(url, url)
  return serverUrl
}

/** Makes an empty, migrated database and returns its name. Nobody may stay connected to it: it is there to be cloned. */
export async function makeTemplate(url: string, serverUrl: string): Promise<string> {
  const template = `zyb_test_${randomBytes(5).toString('hex')}`
  await asAdmin(url, client => client.query(`create database ${template} encoding 'UTF8' template template0`))
  await prepareDatabase(urlOf(serverUrl, template), urlOf(url, template))
  return template
}

/** On a server that outlives the run: the template and whatever a killed worker left of this run. */
export async function dropLeftovers(url: string, template: string): Promise<void> {
  await asAdmin(url, async client => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname like $1', [
      `${template}_%`,
    ])
    for (const { datname } of [...rows, { datname: template }])
      await client.query(`drop database if exists ${datname} with (force)`)
  })
}
