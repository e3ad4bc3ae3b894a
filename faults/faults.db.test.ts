import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

test('servers, workers and PostgreSQL killed thirty times in the middle of their work lose nothing, leave nothing half and do nothing twice', async () => {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'main.ts'), '--short']).catch(
    (failed: { stdout: string; stderr: string }) => ({ stdout: `${failed.stdout}\n${failed.stderr}` }),
  )
  console.log(stdout.trim())
  expect(stdout.trim().split('\n').at(-1)).toMatch(
    /^faults: 3\d kills \(.*\), \d{2,} acknowledged, \d{2} of \d{2} actions, .*: 0 lost, 0 half applied, 0 doubled, 0 clocks astray, 0 invariants broken, 0 breaks in the audit chain, 0 jobs left, \d+ messages sent outside, 0 lost, \d+ sent again; R2 \d+ submissions, R3 \d+ meetings, R4 \d+ edits: 0 wrong; 0 found, /,
  )
}, 1_200_000)
