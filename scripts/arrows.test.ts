import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[]
}

/** A small house in which every arrow runs as it should. */
const house = {
  'packages/worktime/src/index.ts': `export type Moment = number\nexport const day = 1\n`,
  'packages/lifecycle/src/index.ts': `import type { Moment } from '@zuoyeben/worktime'\nexport const advance = (at: Moment) => at\n`,
  'packages/rules/src/index.ts': `export { decide } from './decide.ts'\n`,
  'packages/rules/src/decide.ts': `import { Engine } from 'json-rules-engine'\nexport const decide = () => new Engine()\n`,
  'packages/rules/src/inside.ts': `export const inside = 1\n`,
  'packages/forms/src/index.ts': `import { Ajv } from 'ajv'\nexport const check = () => new Ajv()\n`,
  'packages/forms/src/fields/index.ts': `export const fields = 1\n`,
  'packages/forms/src/react/index.ts': `import { memo } from 'react'\nexport const form = memo\n`,
  'migrations/0001-house.ts': `import { sql } from 'kysely'\nexport const up = sql\n`,
  'apps/server/src/main.ts': `import './app.ts'\n`,
  'apps/server/src/app.ts': `import './router.ts'\n`,
  'apps/server/src/config.ts': `export const config = 1\n`,
  'apps/server/src/trpc.ts': `import { initTRPC } from '@trpc/server'\nexport const t = initTRPC\n`,
  'apps/server/src/router.ts': `import { intake } from './intake/intake.router.ts'\nexport type AppRouter = typeof intake\n`,
  'apps/server/src/intake/intake.router.ts': `import { submit } from './submit-case.ts'\nexport const intake = submit\n`,
  'apps/server/src/intake/submit-case.ts': `import { applyAction } from '../cases/apply-action.ts'\nexport const submit = applyAction\n`,
  'apps/server/src/dispatch/route-case.ts': `export const route = 1\n`,
  'apps/server/src/cases/apply-action.ts': `import { save } from './case-store.sql.ts'\nexport const applyAction = save\n`,
  'apps/server/src/cases/case-store.sql.ts': `import { sql } from 'kysely'\nexport type Stored = 1\nexport const save = sql\n`,
  'apps/server/src/configuration/effective.ts': `export const effective = 1\n`,
  'apps/server/src/configuration/publish.ts': `export const publish = 1\n`,
  'apps/server/src/directory/read.ts': `export const read = 1\n`,
  'apps/server/src/directory/appoint.ts': `export const appoint = 1\n`,
  'apps/server/src/notices/send.ts': `export const send = 1\n`,
  'apps/server/src/jobs/queue.ts': `export const queue = 1\n`,
  'apps/server/src/db/database.ts': `import pg from 'pg'\nexport const pool = pg\n`,
  'apps/server/src/testing/given.ts': `import { pool } from '../db/database.ts'\nexport const given = pool\n`,
  'apps/web/src/trpc.ts': `import type { AppRouter } from '@zuoyeben/server/router'\nexport type Router = AppRouter\n`,
  'apps/web/src/entry/main.tsx': `import { fields } from '@zuoyeben/forms/fields'\nimport './theme.ts'\nexport const page = fields\n`,
  'apps/web/src/entry/theme.ts': `import type { Theme } from 'antd'\nexport const theme: Theme = 1\n`,
  'apps/web/src/desk/main.tsx': `import { Button } from 'antd'\nexport const desk = Button\n`,
}

/** A rule, the file that breaks it, and what that file imports. */
const wrong: [rule: string, file: string, source: string][] = [
  ['packages-have-doors', 'apps/server/src/access/w1.ts', `import '../../../../packages/rules/src/inside.ts'`],
  ['packages-have-doors-for-each-other', 'packages/forms/src/w2.ts', `import '../../rules/src/inside.ts'`],
  ['packages-know-no-app', 'packages/lifecycle/src/w3.ts', `import '../../../apps/server/src/config.ts'`],
  ['packages-are-pure', 'packages/rules/src/w4.ts', `import 'node:fs'`],
  ['worktime-stands-alone', 'packages/worktime/src/w5.ts', `import 'zod'`],
  ['lifecycle-knows-worktime-types', 'packages/lifecycle/src/w6.ts', `import '@zuoyeben/rules'`],
  [
    'lifecycle-knows-worktime-types-only',
    'packages/lifecycle/src/w7.ts',
    `import { day } from '@zuoyeben/worktime'\nexport const d = day`,
  ],
  [
    'rules-stand-alone',
    'packages/rules/src/w8.ts',
    `import type { Moment } from '@zuoyeben/worktime'\nexport type M = Moment`,
  ],
  ['one-importer-of-the-rules-engine', 'packages/rules/src/w9.ts', `import 'json-rules-engine'`],
  ['no-rules-engine-in-the-browser', 'apps/web/src/desk/w39.ts', `import '@zuoyeben/rules'`],
  ['forms-stand-alone', 'packages/forms/src/w10.ts', `import '@zuoyeben/rules'`],
  ['ajv-behind-the-door-of-the-server', 'apps/server/src/intake/w11.ts', `import 'ajv'`],
  ['no-ajv-in-the-browser', 'apps/web/src/desk/w12.ts', `import '@zuoyeben/forms'`],
  ['no-react-in-the-interpreter', 'packages/forms/src/index.ts', `import './react/index.ts'`],
  ['migrations-import-kysely-alone', 'migrations/0002-w14.ts', `import '@zuoyeben/lifecycle'`],
  ['steps-do-not-know-each-other', 'apps/server/src/intake/w15.ts', `import '../dispatch/route-case.ts'`],
  [
    'nothing-below-knows-a-step',
    'apps/server/src/cases/w16.ts',
    `import type { submit } from '../intake/submit-case.ts'\nexport type S = typeof submit`,
  ],
  ['the-edge-knows-no-case', 'apps/server/src/edge/w38.ts', `import '../cases/act.ts'`],
  ['nothing-knows-the-composition', 'apps/server/src/jobs/w17.ts', `import '../app.ts'`],
  ['kysely-where-sql-is', 'apps/server/src/intake/w18.ts', `import { sql } from 'kysely'\nexport const s = sql`],
  ['pg-where-the-pool-is', 'apps/server/src/jobs/w19.ts', `import pg from 'pg'\nexport const p = pg`],
  [
    'one-writer-of-cases',
    'apps/server/src/callback/w20.ts',
    `import { save } from '../cases/case-store.sql.ts'\nexport const s = save`,
  ],
  ['sql-knows-no-surface', 'apps/server/src/cases/w21.sql.ts', `import './apply-action.ts'`],
  ['the-ground-stands-on-libraries', 'apps/server/src/db/w22.ts', `import '@zuoyeben/lifecycle'`],
  ['configuration-by-its-read-door', 'apps/server/src/cases/w23.ts', `import '../configuration/publish.ts'`],
  ['directory-by-its-read-door', 'apps/server/src/intake/w24.ts', `import '../directory/appoint.ts'`],
  ['notices-through-jobs', 'apps/server/src/cases/w25.ts', `import '../notices/send.ts'`],
  [
    'trpc-at-the-surface',
    'apps/server/src/handling/w26.ts',
    `import { TRPCError } from '@trpc/server'\nexport const e = TRPCError`,
  ],
  [
    'trpc-at-the-surface',
    'apps/server/src/handling/w26b.router.ts',
    `import { initTRPC } from '@trpc/server'\nexport const bare = initTRPC.create().procedure`,
  ],
  [
    'pages-know-the-router-type-alone',
    'apps/web/src/desk/w27.ts',
    `import type { config } from '../../../server/src/config.ts'\nexport type C = typeof config`,
  ],
  ['pages-know-the-router-as-a-type', 'apps/web/src/desk/w28.ts', `import '@zuoyeben/server/router'`],
  ['server-knows-no-page', 'apps/server/src/live/w29.ts', `import '../../../web/src/desk/main.tsx'`],
  ['pages-take-forms-by-fields-and-react', 'apps/web/src/desk/w30.ts', `import '@zuoyeben/forms'`],
  ['ui-knows-nothing-of-cases', 'apps/web/src/ui/w31.ts', `import '@zuoyeben/lifecycle'`],
  ['no-antd-for-submitters', 'apps/web/src/entry/w32.tsx', `export const later = () => import('../desk/main.tsx')`],
  ['no-cycles', 'apps/server/src/audit/w33.ts', `import type { B } from './w33b.ts'\nexport type A = B`],
  ['found', 'apps/server/src/audit/w34.ts', `import './nowhere.ts'`],
  ['declared', 'apps/server/src/audit/w35.ts', `import 'left-pad'`],
  ['tests-are-leaves', 'apps/server/src/audit/w36.ts', `import './w36.test.ts'`],
  ['testing-is-for-tests', 'apps/server/src/audit/w37.ts', `import '../testing/given.ts'`],
]

/** Right in themselves: what some wrong ones point at. */
const besides = {
  'apps/server/src/audit/w33b.ts': `import type { A } from './w33.ts'\nexport type B = A\n`,
  'apps/server/src/audit/w36.test.ts': 'export const t = 1\n',
}

const libraries = ['kysely', 'pg', 'zod', 'ajv', 'react', 'antd', 'json-rules-engine', '@trpc/server', 'left-pad']
const declared = Object.fromEntries(libraries.slice(0, -1).map(name => [name, '1.0.0']))
const exported: Record<string, Record<string, string>> = {
  'packages/worktime': { '.': './src/index.ts' },
  'packages/lifecycle': { '.': './src/index.ts' },
  'packages/rules': { '.': './src/index.ts' },
  'packages/forms': { '.': './src/index.ts', './fields': './src/fields/index.ts', './react': './src/react/index.ts' },
  'apps/server': { './router': './src/router.ts' },
  'apps/web': {},
}

function build(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'arrows-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const own = Object.keys(exported).map(path => `@zuoyeben/${path.split('/')[1]}`)
  const dependencies = { ...declared, ...Object.fromEntries(own.map(name => [name, '*'])) }
  write('package.json', JSON.stringify({ name: 'house', private: true }))
  write('migrations/package.json', JSON.stringify({ name: 'migrations', dependencies }))
  for (const library of libraries) {
    write(`node_modules/${library}/package.json`, JSON.stringify({ name: library, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${library}/index.js`, 'module.exports = {}\n')
  }
  mkdirSync(join(folder, 'node_modules/@zuoyeben'), { recursive: true })
  for (const [path, exports] of Object.entries(exported)) {
    const name = `@zuoyeben/${path.split('/')[1]}`
    write(`${path}/package.json`, JSON.stringify({ name, version: '0.1.0', type: 'module', exports, dependencies }))
    symlinkSync(join(folder, path), join(folder, 'node_modules', name), 'junction')
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return folder
}

function check(folder: string) {
  const done = spawnSync(process.execPath, [join(root, 'scripts/arrows.mjs'), folder], { encoding: 'utf8' })
  return { status: done.status, said: done.stderr, last: done.stdout.trim() }
}

describe('the arrows of the house', () => {
  const folders: string[] = []
  let broken: ReturnType<typeof check>
  beforeAll(() => {
    const files: Record<string, string> = { ...house, ...besides }
    for (const [, file, source] of wrong) files[file] = `${files[file] ?? ''}${source}\n`
    const folder = build(files)
    folders.push(folder)
    broken = check(folder)
  })
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  it('let a house pass in which every import runs the right way', () => {
    const folder = build(house)
    folders.push(folder)
    const { status, said, last } = check(folder)
    expect(said).toBe('')
    expect(last).toMatch(/ 0 wrong arrows$/)
    expect(status).toBe(0)
  })

  it('fail a house with a wrong one', () => {
    expect(broken.status).toBe(1)
  })

  it('each have a case here that breaks it', () => {
    expect(new Set(wrong.map(([rule]) => rule))).toEqual(new Set(forbidden.map(rule => rule.name)))
  })

  it.each(wrong)('%s refuses %s', (rule, file) => {
    const block = broken.said
      .split('\n\n')
      .map(text => text.trim())
      .find(text => text.startsWith(`${rule}: `))
    expect(block ?? broken.said).toContain(`  ${file} → `)
  })
})
