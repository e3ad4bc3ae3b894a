import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTempFolder } from '../testing/temp-folder.ts'
import { CARRIED_LIMITS } from './carried-files.ts'
import { readFolder, writeFolder } from './carried-folder.ts'

let folder: string
beforeEach(() => {
  folder = openTempFolder('zuoyeben-carried-')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const files = (...paths: string[]) => new Map([...paths, 'release.json'].map(path => [path, `{ "of": "${path}" }\n`]))

test('what is written is read again byte for byte, and what is not in force any more goes', () => {
  const before = files('school/routing.json', 'units/JDXY/routing.json')
  expect(writeFolder(folder, before)).toBe(true)
  expect(new Map([...readFolder(folder).files].sort())).toEqual(new Map([...before].sort()))
  put('school/README.md', 'kept')
  put('.git/config.json', '{}')
  expect(writeFolder(folder, files('school/routing.json'))).toBe(true)
  expect(existsSync(join(folder, 'units/JDXY/routing.json'))).toBe(false)
  expect(readFileSync(join(folder, 'school/README.md'), 'utf8')).toBe('kept')
  expect([...readFolder(folder).files.keys()]).toEqual(['release.json', 'school/routing.json'])
})

test('a folder that no export has made is left as it is', () => {
  put('school/report.json', '{"mine": true}')
  expect(writeFolder(folder, files('school/routing.json'))).toBe(false)
  expect(readFileSync(join(folder, 'school/report.json'), 'utf8')).toBe('{"mine": true}')
  expect(existsSync(join(folder, 'release.json'))).toBe(false)
})

test('what is too large is named and not read', () => {
  put('school/routing.json', ' '.repeat(CARRIED_LIMITS.file + 1))
  put('school/words.json', '{}')
  expect(readFolder(folder)).toEqual({ files: new Map([['school/words.json', '{}']]), left: ['school/routing.json'] })
  expect(readFolder(join(folder, 'none'))).toEqual({ files: new Map(), left: [] })
})
