import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseKeyRing } from '../key-ring.ts'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { countByKey } from './rewrap-keys.sql.ts'
import { CannotTurn, retireKeys, rotateKeys } from './rotate-keys.ts'
import { Vault } from './vault.ts'

const SCRIPT = join(import.meta.dirname, '../rotate-keys.ts')
const TEXT = '学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动，能不能周末轮流开一间？'
const CASES = 12
let house: TestHouse
const stories: CaseStory[] = []
beforeAll(async () => {
  house = await openTestHouse()
  for (let i = 0; i < CASES; i += 1) stories.push(await CaseStory.leave(house, 'JDXY', `${i} ${TEXT}`))
})
afterAll(() => house.close())

const ring = () => house.config.keys.read()
const counts = async () => Object.fromEntries(await countByKey(house.house.app.db))
/** What the server that has been running all along reads of every case. */
const readAll = async () => {
  for (const [i, story] of stories.entries()) expect((await story.ownView()).text).toContain(`${i} ${TEXT}`)
}

/** The command as an operator runs it; killed without warning when it has done so many batches and waits at the next, or left to end. */
async function command(args: string[], killAfter: number | null): Promise<string[]> {
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query(
    `select 1 from case_keys where case_id in (select case_id from case_keys where key_id = 'master-1' order by 1 offset $1 limit $2)
      for update`,
    [killAfter ?? 0, killAfter === null ? 0 : 1],
  )
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: house.databaseUrl,
      DATABASE_MIGRATION_URL: house.ownerUrl,
      ZUOYEBEN_DATA: house.config.dataFolder,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  createInterface({ input: child.stdout }).on('line', line => {
    said.push(line)
    if (said.length === killAfter) child.kill('SIGKILL')
  })
  await once(child, 'close')
  await client.end()
  return said
}

test('killed in the middle and called again, it ends with one new key that wraps every case, and all is read all along', async () => {
  const before = ring()
  for (const kill of [3, 4]) {
    await command(['--batch', '1'], kill)
    const found = await counts()
    expect(Object.keys(found).sort()).toEqual(['master-1', 'master-2'])
    await readAll()
    stories.push(await CaseStory.leave(house, 'JDXY', `${stories.length} ${TEXT}`))
    await readAll()
  }
  expect((await command(['--batch', '2'], null)).at(-1)).toContain('resumed master-2')
  expect(await counts()).toEqual({ 'master-2': stories.length })
  expect([...ring().keys.keys()]).toEqual(['master-1', 'master-2'])
  expect(ring().root).toEqual(before.root)
  await readAll()
}, 60_000)

test('a retired key is out of the ring, the file is its owner’s alone, and everything is read without it', async () => {
  expect(await retireKeys(house.house.app.db, house.config.keys)).toEqual(['master-1'])
  expect([...ring().keys.keys()]).toEqual(['master-2'])
  expect(statSync(house.config.keys.file ?? '').mode & 0o777).toBe(0o600)
  await house.house.refresh()
  await readAll()
  expect(await retireKeys(house.house.app.db, house.config.keys)).toEqual([])
})

test('a key that still wraps a case is not retired', async () => {
  const { db } = house.house.app
  const old = ring()
  await expect(
    rotateKeys(db, house.config.keys, {
      batch: 5,
      onBatch: () => {
        throw new Error('power cut')
      },
    }),
  ).rejects.toThrow('power cut')
  expect(await retireKeys(db, house.config.keys)).toEqual([])
  expect([...ring().keys.keys()]).toEqual(['master-2', 'master-3'])
  await readAll()
  const turned = await rotateKeys(db, house.config.keys, { batch: 5 })
  expect(turned).toMatchObject({ current: 'master-3', wasResumed: true, kept: ['master-2'] })
  const wrapped = await db.selectFrom('case_keys').select('wrapped').executeTakeFirstOrThrow()
  expect(() => new Vault(old).unwrap(wrapped.wrapped)).toThrow('master-3 is not in the key ring')
})

test('two who turn at once: one is told so, and no key is made twice', async () => {
  const { db } = house.house.app
  const both = await Promise.allSettled([
    rotateKeys(db, house.config.keys, { batch: 1 }),
    rotateKeys(db, house.config.keys, { batch: 1 }),
  ])
  const refused = both.filter(each => each.status === 'rejected')
  expect(refused).toHaveLength(1)
  expect(refused[0]?.reason).toBeInstanceOf(CannotTurn)
  expect(await counts()).toEqual({ 'master-4': stories.length })
  await readAll()
})

test('a ring from the environment is not written by the command; what is current there is wrapped by', async () => {
  const { db } = house.house.app
  const text = readFileSync(house.config.keys.file ?? '', 'utf8')
  const read = () => parseKeyRing(text, 'ZUOYEBEN_MASTER_KEY')
  await expect(rotateKeys(db, { read, file: null }, { batch: 1 })).rejects.toBeInstanceOf(CannotTurn)
})
