import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openTempFolder } from '../apps/server/src/story/temp-folder.ts'

const run = promisify(execFile)

test('whoever attacks the running server for a minute finds nothing', async () => {
  const { stdout } = await run(process.execPath, [
    join(import.meta.dirname, 'main.ts'),
    '--quick',
    `--report=${openTempFolder('zuoyeben-attack-report-')}`,
  ]).catch((failed: { stdout: string; stderr: string }) => ({ stdout: `${failed.stdout}\n${failed.stderr}` }))
  console.log(stdout.trim())
  const found = stdout.split('\n').filter(line => line.startsWith('  FOUND'))
  expect(found.map(line => line.trim().slice(0, 300))).toEqual([])
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^attack: \d{4,} requests, \d{3,} cells, \d{3,} inputs, 0 findings/)
}, 1_200_000)
