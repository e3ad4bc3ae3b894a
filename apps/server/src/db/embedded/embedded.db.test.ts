import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTempFolder } from '../../testing/temp-folder.ts'
import { isPostgresOf, readPostmaster } from './postmaster-pid.ts'
import { isAlive } from './processes.ts'
import { type Embedded, startEmbedded } from './start-embedded.ts'

const entry = new URL('./start-embedded.ts', import.meta.url).href

describe('the embedded PostgreSQL', () => {
  let folder: string
  const opened: Embedded[] = []
  const start = async () => {
    const embedded = await startEmbedded({ folder, fsync: false })
    opened.push(embedded)
    return embedded
  }

  beforeEach(() => {
    folder = openTempFolder('zuoyeben-embedded-')
  })
  afterEach(async () => {
    for (const embedded of opened.splice(0)) await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps its data from one start to the next, and is gone after a stop', async () => {
    const first = await start()
    await ask(first.ownerUrl, `create table kept as select '回访' as word`)
    await first.stop()
    expect(existsSync(join(first.data, 'postmaster.pid'))).toBe(false)
    const second = await start()
    expect(second.how).toBe('started')
    expect(await ask(second.ownerUrl, 'select word from kept')).toEqual([{ word: '回访' }])
  })

  it('listens on the loopback address alone, wants its password, and keeps that in a file for its owner only', async () => {
    const { ownerUrl: url, data } = await start()
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const wrong = new URL(url)
    wrong.password = 'wrong'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    expect(statSync(join(data, 'zuoyeben-password')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(data, 'pg_hba.conf'), 'utf8')).not.toMatch(/^host.*\btrust$/m)
  })

  it('knows Chinese: UTF-8, letters for trigrams, pinyin order', async () => {
    const { ownerUrl: url } = await start()
    await ask(url, 'create extension pg_trgm')
    expect(await ask(url, `select array_length(show_trgm('宿舍漏水'), 1) > 0 as known`)).toEqual([{ known: true }])
    const sorted = await ask(
      url,
      `select string_agg(w, '' order by w collate "zh-Hans-x-icu") as words from unnest(array['销','办','留','判']) w`,
    )
    expect(sorted).toEqual([{ words: '办留判销' }])
  })

  it('is adopted, not started twice, after its Node was killed', async () => {
    const killed = await startInAnotherNode(folder)
    await killed.kill()
    const adopted = await start()
    expect(adopted.how).toBe('adopted')
    expect(adopted.url).toBe(killed.url)
    await adopted.stop()
    expect(isAlive(killed.postmaster)).toBe(false)
  })

  it('recovers what was committed after PostgreSQL itself was killed', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'create table kept as select 1 as n')
    const before = readPostmaster(first.data)
    process.kill(before!.pid, 'SIGKILL')
    const second = await start()
    expect(second.how).toBe('started')
    expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('is shared by two processes, and stopped by the last to leave', async () => {
    const other = await startInAnotherNode(folder)
    const here = await start()
    expect(here.url).toBe(other.url)
    await here.stop()
    expect(isAlive(other.postmaster)).toBe(true)
    await other.end()
    expect(isAlive(other.postmaster)).toBe(false)
  })

  it('comes up once when two processes start it at the same moment in an empty folder', async () => {
    const [other, here] = await Promise.all([startInAnotherNode(folder), start()])
    expect(here.url).toBe(other.url)
    await other.end()
  })

  it('removes a stale file whose number now belongs to another process, after its port stayed silent', async () => {
    const { data, ...first } = await start()
    await first.stop()
    writeFileSync(join(data, 'postmaster.pid'), stalePidFile(data, await silentPort()))
    const second = await start()
    expect(second.how).toBe('started')
    expect(isPostgresOf(data, readPostmaster(data)!.pid)).not.toBe('no')
  })

  it('does not mistake another service on the old port for itself', async () => {
    const { data, ...first } = await start()
    await first.stop()
    const stranger = createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
    await once(stranger, 'listening')
    const address = stranger.address()
    const port = typeof address === 'object' && address ? address.port : 0
    writeFileSync(join(data, 'postmaster.pid'), stalePidFile(data, port))
    const second = await start()
    expect(second.how).toBe('started')
    expect(second.url).not.toContain(`:${port}/`)
    stranger.close()
  })
})

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function startInAnotherNode(folder: string) {
  const script = `
    import { startEmbedded } from ${JSON.stringify(entry)}
    const embedded = await startEmbedded({ folder: ${JSON.stringify(folder)}, fsync: false })
    process.stdout.write(JSON.stringify({ url: embedded.url, data: embedded.data }))
    process.stdin.once('data', async () => { await embedded.stop(); process.exit(0) })`
  const node = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [said] = (await once(node.stdout, 'data')) as [Buffer]
  const { url, data } = JSON.parse(String(said)) as { url: string; data: string }
  const ended = once(node, 'exit')
  return {
    url,
    postmaster: readPostmaster(data)!.pid,
    async end() {
      node.stdin.write('end')
      await ended
    },
    async kill() {
      node.kill('SIGKILL')
      await ended
    },
  }
}

/** What a killed machine leaves behind, with the number of a process that lives but is no PostgreSQL: ours. */
function stalePidFile(data: string, port: number): string {
  return [process.pid, data, 1_700_000_000, port, '', '127.0.0.1', '  1234567    123456', 'ready   ', ''].join('\n')
}

async function silentPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}
