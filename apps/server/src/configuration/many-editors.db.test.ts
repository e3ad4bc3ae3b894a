import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../app-context.ts'
import { compose } from '../compose.ts'
import { createCaller } from '../router.ts'
import { CaseStory } from '../testing/case-story.ts'
import { Dice } from '../testing/dice.ts'
import { RuleCrowd, type Taken } from '../testing/rule-crowd.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { addressOf } from './default-content.ts'
import { startScheduled } from './publish-item.ts'

let house: TestHouse
let other: House
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  other = await compose({ config: house.config, databaseUrl: house.databaseUrl, now: () => house.now() + 60_000 })
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await other.close()
  await house.close()
})

const EDITS = 1000
interface Release {
  readonly n: number
  readonly base: number | null
  readonly to: number | null
  readonly address: string | null
  readonly body: { waivers?: { findingId: string }[] } | null
}

test('people who write, propose, publish, try, schedule and roll back at once, over two processes, lose no edit and publish nothing twice (R4)', async () => {
  const crowd = new RuleCrowd('JDXY', new Dice(20261112), () => new Date(house.now() + 90_000).toISOString())
  const configurer = house.someone('configurer', 'JDXY')
  const reviewer = house.someone('reviewer', 'JDXY')
  const free = house.everyone().filter(person => person.appointments.length === 0)
  const as = (like: Person, n: number): Person => ({ ...(free[n] as Person), appointments: like.appointments })
  const people = [configurer, as(configurer, 0), as(reviewer, 1), as(reviewer, 2), reviewer, as(reviewer, 3)]
  const callers = people.map((viewer, n) => {
    const { app, hub } = n % 2 === 0 ? house.house : other
    return createCaller({ app, hub, viewer, address: `10.0.0.${n}`, setHeader: () => {} })
  })
  // Whoever starts what was scheduled is later than both.
  const starter = { ...other.app, now: () => house.now() + 120_000 }
  const isOver = () => crowd.taken.length >= EDITS
  const until = async (step: () => Promise<unknown>) => {
    while (!isOver()) await step()
  }
  const cases: string[] = []
  await Promise.all([
    ...callers.slice(0, 4).map(writer => until(() => crowd.write(writer))),
    ...callers.slice(4).map(decider => until(() => pause(30).then(() => crowd.decide(decider)))),
    until(() => pause(100).then(() => startScheduled(starter))),
    until(async () => {
      await pause(400)
      cases.push((await CaseStory.leave(house, 'JDXY', '学院三楼打印室的纸总是没有人补。')).no)
    }),
  ])

  const edits = editsLost(crowd.taken)
  const { rows: drafts } = await client.query('select id, version, body from item_drafts')
  const contents = contentsOf(crowd.taken)
  const changed = drafts.filter(({ id, version, body }) => contents.get(`${id} ${version}`) !== addressOf(body))
  expect(changed.filter(({ version }) => version > 1)).toEqual([])

  const { rows: proposals } = await client.query(
    'select id, status, base_n, body, release_n from item_proposals order by proposed_at',
  )
  for (const { id, body } of proposals) {
    const { draft, version } = crowd.proposed.get(id) ?? { draft: '', version: 0 }
    if (version > 1) expect(addressOf(body)).toBe(contents.get(`${draft} ${version}`))
  }
  const { rows: all } = await client.query<Release>(`select r.n, r.base, r.rolled_back_to as "to",
    r.items->>'routing' as address, i.body from releases r left join config_items i on i.hash = r.items->>'routing'
    where r.scope = 'JDXY' and r.mode = 'active' order by r.n`)
  const wrong = all.flatMap((release, place) => {
    const parent = all[place - 1] ?? null
    const at = (n: number) => all.find(each => each.n === n)?.address ?? null
    const made = proposals.filter(proposal => proposal.release_n === release.n)
    const is = (what: string, holds: boolean) => (holds ? [] : [`${release.n}: ${what}`])
    const entries = new Set(release.body?.waivers?.map(waiver => waiver.findingId))
    const dropped = (parent?.body?.waivers ?? []).filter(
      ({ findingId }) => !entries.has(findingId) && !crowd.tidied.has(findingId),
    )
    return [
      ...is('its parent is the one before', release.base === (parent?.n ?? null)),
      ...is('one proposal or a way back', made.length === (release.to === null ? 1 : 0)),
      ...(release.to === null
        ? [
            ...is('it is what was proposed', addressOf(made[0]?.body) === release.address),
            ...is('it was written on its parent', at(made[0]?.base_n) === (parent?.address ?? null)),
            ...is('it has every entry of its parent', dropped.length === 0),
          ]
        : is('it is what it was then', at(release.to) === release.address)),
    ]
  })
  const published = proposals.filter(({ status }) => status === 'published')
  const acknowledged = new Map(crowd.published.map(({ proposal, release }) => [proposal, release]))
  const { rows: unpinned } = await client.query(
    `select c.case_no from cases c left join jsonb_each_text(c.releases) as p (scope, hash) on true
    where c.case_no = any($1) and (p.scope is null or not exists (select 1 from releases r
      where r.scope = p.scope and r.hash = p.hash and r.mode = 'active'))`,
    [cases],
  )

  const no = [...crowd.refused].map(([reason, n]) => `${n} ${reason}`).join(', ')
  console.log(
    `${crowd.taken.length} edits taken, ${edits.length} lost (${no}); ${proposals.length} proposals, ${all.length} releases, ` +
      `${published.length} published (${published.length - crowd.published.length} by schedule), ${crowd.rolledBack.length} rolled back, ` +
      `${published.length + crowd.rolledBack.length - all.length} twice; ${cases.length} cases, ${unpinned.length} pinned to none that was`,
  )
  expect(edits).toEqual([])
  expect(wrong).toEqual([])
  expect(acknowledged.size).toBe(crowd.published.length)
  expect(published.filter(({ id, release_n }) => (acknowledged.get(id) ?? release_n) !== release_n)).toEqual([])
  expect(all).toHaveLength(published.length + crowd.rolledBack.length)
  expect(crowd.taken.length).toBeGreaterThanOrEqual(EDITS)
  expect(all.length).toBeGreaterThan(5)
  expect(cases.length).toBeGreaterThan(10)
  expect(unpinned).toEqual([])
  await house.house.refresh()
  expect(house.house.app.configuration.problems()).toEqual([])
}, 120_000)

const contentsOf = (taken: readonly Taken[]) =>
  new Map(taken.map(({ draft, version, address }) => [`${draft} ${version}`, address]))

/** Edits that were acknowledged and did not stand on what was acknowledged before them, or that share their version with another. */
function editsLost(taken: readonly Taken[]): string[] {
  const contents = contentsOf(taken)
  const twice = contents.size === taken.length ? [] : [`${taken.length - contents.size} versions were given twice`]
  const blind = taken.filter(({ draft, version, read }) => {
    const before = contents.get(`${draft} ${version - 1}`)
    return read.version !== version - 1 || (version > 2 && before !== read.address)
  })
  return [...twice, ...blind.map(({ draft, version }) => `${draft} ${version} was made from something else`)]
}
