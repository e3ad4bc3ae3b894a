import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFiles } from './file-sizes.mjs'

describe('names and sizes of files', () => {
  let root: string
  const write = (file: string, lines = 1) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), 'x\n'.repeat(lines))
  }
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sizes-'))
    execFileSync('git', ['init', '-q'], { cwd: root })
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('pass when each file is short and says what it does, doors of packages included', () => {
    for (const file of [
      'packages/rules/src/index.ts',
      'packages/forms/src/fields/index.ts',
      'apps/server/src/handling/file-result.ts',
    ])
      write(file, 350)
    expect(checkFiles(root).wrong).toEqual([])
  })

  it('count neither generated row types nor content', () => {
    write('apps/server/src/db/tables.ts', 900)
    write('packages/rules/content/words.ts', 900)
    expect(checkFiles(root)).toMatchObject({ wrong: [], count: 0 })
  })

  it.each([
    ['apps/server/src/intake/utils.ts', 'says nothing'],
    ['apps/server/src/helpers/submit.ts', 'says nothing'],
    ['apps/server/src/intake/case-manager.ts', 'says nothing'],
    ['apps/server/src/intake/handle-submit.ts', 'says nothing'],
    ['apps/web/src/intake/index.tsx', 'door of a package'],
    ['apps/web/src/intake/LeavePage.tsx', 'kebab-case'],
  ])('refuse %s', (file, why) => {
    write(file)
    expect(checkFiles(root).wrong).toEqual([expect.stringContaining(why)])
  })

  it('refuse 351 lines, in a test as in code', () => {
    write('packages/rules/src/decide.test.ts', 351)
    expect(checkFiles(root).wrong).toEqual(['packages/rules/src/decide.test.ts: 351 lines, at most 350'])
  })
})
