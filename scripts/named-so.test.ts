import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedSo, patternOf, testFiles } from './named-so.mjs'

describe('npm test -- words', () => {
  let root: string
  const files: Record<string, string> = {
    'packages/lifecycle/src/steps/call-back.test.ts': '',
    'packages/lifecycle/src/clocks.test.ts': `it('a call back stops the clock', () => {})`,
    'packages/rules/src/decide.test.ts': `it('a rule fires', () => {})`,
    'packages/rules/src/decide.ts': 'callback',
    'apps/server/src/callback/attempt.db.test.ts': '',
    'e2e/callback.phone.spec.ts': '',
    'apps/server/node_modules/x/callback.test.ts': '',
  }
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'named-'))
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('knows the tests of each runner, and none of a library', () => {
    const { vitest, browser } = testFiles(root)
    expect(vitest).toHaveLength(4)
    expect(browser).toEqual(['e2e/callback.phone.spec.ts'])
  })

  it('finds files by their path and tests by their name, however the words are joined', () => {
    const found = namedSo(root, testFiles(root).vitest, patternOf(['call-back']))
    expect(found.byPath).toEqual([
      'packages/lifecycle/src/steps/call-back.test.ts',
      'apps/server/src/callback/attempt.db.test.ts',
    ])
    expect(found.byText).toEqual(['packages/lifecycle/src/clocks.test.ts'])
  })

  it('takes two words as either, a path as it is, and no sign as a pattern', () => {
    const { vitest } = testFiles(root)
    expect(namedSo(root, vitest, patternOf(['clocks', 'decide'])).byPath).toHaveLength(2)
    expect(namedSo(root, vitest, patternOf(['packages/rules/src/decide.test.ts'])).byPath).toEqual([
      'packages/rules/src/decide.test.ts',
    ])
    expect(namedSo(root, vitest, patternOf(['decide.*']))).toEqual({ byPath: [], byText: [] })
  })
})
