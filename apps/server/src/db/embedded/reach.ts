import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/**
 * What listens there: our cluster; one that is starting or stopping; or nothing of ours. `pidfile` proves that it is this folder's
 * PostgreSQL and not another's that happens to know the password (a copied folder).
 */
export async function answers(url: string, data: string): Promise<'ours' | 'not yet' | 'silent'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ line: string }>(`select pg_read_file('postmaster.pid') as line`)
    return rows[0]?.line.split('\n')[0] === readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]
      ? 'ours'
      : 'silent'
  } catch (fault) {
    return (fault as { code?: string }).code?.startsWith('57P') ? 'not yet' : 'silent'
  } finally {
    await client.end().catch(() => undefined)
  }
}

export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } catch (fault) {
    const code = (fault as { code?: string }).code
    if (code !== '42P04' && code !== '23505') throw fault
  } finally {
    await client.end()
  }
}

/** The lesser role that the server runs under. Its password is made from the owner's, so that there is one file to keep. Returns its address. */
export async function ensureServerRole(ownerUrl: string, ownerPassword: string): Promise<string> {
  const name = 'zuoyeben_server'
  const url = new URL(ownerUrl)
  url.username = name
  url.password = createHmac('sha256', ownerPassword).update(name).digest('base64url')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
    if (!rowCount) await client.query(`create role ${name} login password ${client.escapeLiteral(url.password)}`)
  } catch (fault) {
    const code = (fault as { code?: string }).code
    if (code !== '42710' && code !== '23505') throw fault
  } finally {
    await client.end()
  }
  return url.href
}
