import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { TRANSITIONS } from '@zuoyeben/lifecycle'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const pages = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...readdirSync(import.meta.dirname, { recursive: true })
    .map(String)
    .filter(name => name.endsWith('.md'))
    .map(name => join('docs', name)),
]
const read = (page: string): string => readFileSync(join(root, page), 'utf8')

describe('the documents', () => {
  test.each(pages)('every file that %s points to is there', page => {
    const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target.split('#')[0] ?? '')
      .filter(target => target !== '' && !/^[a-z]+:/.test(target))
    expect(targets.filter(target => !existsSync(join(root, dirname(page), target)))).toEqual([])
  })

  test('the walk names every action of the lifecycle, and no other', () => {
    const named = new Set(
      [...read('docs/walk.md').matchAll(/^\| (`[^|]*)\|/gm)].flatMap(([, cell = '']) =>
        [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
      ),
    )
    expect([...named].sort()).toEqual(Object.keys(TRANSITIONS).sort())
  })

  test('every identifier of the glossary stands in the file beside it', () => {
    const rows = [...read('docs/glossary.md').matchAll(/\| `(\w+)` \| \[[^\]]+\]\(([^)]+)\) \|/g)]
    expect(rows.length).toBeGreaterThan(40)
    const missing = rows
      .filter(([, identifier, home = '']) => !new RegExp(`\\b${identifier}\\b`).test(read(join('docs', home))))
      .map(([row]) => row)
    expect(missing).toEqual([])
  })

  test('every term of the glossary has a word in Chinese', () => {
    const rows = read('docs/glossary.md')
      .split('\n')
      .filter(line => line.startsWith('| ') && !line.startsWith('| term'))
    expect(rows.filter(row => !/[\u4e00-\u9fff]/.test(row.split('|')[2] ?? ''))).toEqual([])
  })

  test('every command of the package that a document names is one of its scripts', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = pages.flatMap(page => [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name))
    expect([...new Set(named)].filter(name => !scripts[name])).toEqual([])
  })
})
