import { join } from 'node:path'
import { ROLES } from '@zuoyeben/lifecycle'
import { expect, test } from 'vitest'
import { DECLARED, type Declarations, READS } from './declared.ts'
import { appRouter, publicRouter } from './router.ts'
import * as doors from './trpc.ts'
import { forAnybody, forStaff, router } from './trpc.ts'

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Built>).map(
  ([path, { _def }]) => ({ path, type: _def.type, who: _def.meta?.who }),
)
interface Built {
  readonly _def: { readonly type: string; readonly meta?: { readonly who?: doors.Who } }
}
const inWords = (who: doors.Who | undefined) => (typeof who === 'string' ? who : [...(who ?? [])].sort().join(' '))
const sorted = (words: string) => words.split(' ').sort().join(' ')

test('every procedure was made with a door, and the door is the one its line declares', () => {
  expect(procedures.length).toBeGreaterThan(80)
  expect(Object.fromEntries(procedures.map(({ path, who }) => [path, inWords(who)]))).toEqual(
    Object.fromEntries(Object.entries(DECLARED).map(([path, [who]]) => [path, sorted(who)])),
  )
})

test('whoever is declared is anybody, arriving, people, staff, or offices there are', () => {
  const known = ['anybody', 'arriving', 'people', 'staff', ...ROLES]
  const named = Object.values(DECLARED).flatMap(([who]) => who.split(' '))
  expect(named.filter(name => !known.includes(name as never))).toEqual([])
})

test('what is offered to the public is for anybody or for people, but for the clerk’s page', () => {
  const open = Object.keys(publicRouter._def.procedures).filter(
    path => !['anybody', 'people'].includes(DECLARED[path as keyof typeof DECLARED][0]),
  )
  expect(open).toEqual(['intake.register'])
})

/** The compiler is the test here: `npm run check` fails when one of these lines would build. */
test('a procedure that declares nothing does not build', () => {
  const steps = router({ bare: forAnybody.query(() => 1), inner: router({ read: forStaff().query(() => 2) }) })
  type Steps = (typeof steps)['_def']['record']
  const whole: Declarations<Steps> = { bare: ['anybody', 'nothing'], 'inner.read': ['staff', 'nothing'] }
  // @ts-expect-error `inner.read` is not declared
  const missing: Declarations<Steps> = { bare: ['anybody', 'nothing'] }
  // @ts-expect-error there is no `gone`
  const stale: Declarations<Steps> = { ...whole, gone: ['anybody', 'nothing'] }
  // @ts-expect-error what it reads is not said
  const half: Declarations<Steps> = { bare: ['anybody'], 'inner.read': ['staff', 'nothing'] }
  expect([missing, stale, half]).toHaveLength(3)
  // @ts-expect-error the bare procedure is not handed out
  expect(doors.procedure).toBeUndefined()
  expect(Object.keys(doors).filter(name => name.startsWith('for'))).toEqual([
    'forAnybody',
    'forPeople',
    'forArriving',
    'forStaff',
  ])
})

test('the table for people says the same (vitest --update writes it)', async () => {
  const groups = Map.groupBy(procedures, ({ path }) => path.split('.')[0] ?? '')
  const pages = [...groups].map(([name, list]) => {
    const rows = list.map(({ path, type }) => {
      const [who, reads] = DECLARED[path as keyof typeof DECLARED]
      return `| \`${path}\` | ${KINDS[type as keyof typeof KINDS]} | ${WHO[who as keyof typeof WHO] ?? who.split(' ').join(', ')} | ${READS[reads]} |`
    })
    return `## ${name}\n\n| procedure | kind | who may call it | what it may read |\n|---|---|---|---|\n${rows.join('\n')}\n`
  })
  await expect(`${HEAD}\n${pages.join('\n')}`).toMatchFileSnapshot(
    join(import.meta.dirname, '../../../docs/who-may.md'),
  )
})

const KINDS = { query: 'read', mutation: 'write', subscription: 'live' }
const WHO = {
  anybody: '**anybody**',
  arriving: 'whoever has a session, its sign-in finished or not',
  people: 'whoever is signed in',
  staff: 'whoever holds an office',
}
const HEAD = `# Who may call what · 谁能调用什么

Written from [declared.ts](../apps/server/src/declared.ts) by its test ([declared.test.ts](../apps/server/src/declared.test.ts)), which fails when
the two differ. A procedure that is not declared does not compile. Whether a call does anything to a case is the lifecycle's to say, and which
cases it reaches the grants' ([grants.ts](../apps/server/src/access/grants.ts)): to hold an office opens no case by itself.
`
