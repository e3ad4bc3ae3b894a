import { describe, expect, it } from 'vitest'
import type { Action, ActionName } from './actions.ts'
import { STATUSES, type Status } from './case-file.ts'
import { type Actor, ROLES } from './terms.ts'
import { ACTION_NAMES, anyFilledIn, filledIn } from './testing/filled-in.ts'
import { givenACase } from './testing/given-a-case.ts'
import { casesIn } from './testing/one-of-each-status.ts'
import { COLLEGE, DEPARTMENT, LIBRARY, OFFICE, SCHOOL, staff, submitter, system } from './testing/people.ts'
import { WHO_MAY } from './testing/who-may.ts'
import { TRANSITIONS } from './transitions.ts'

const scan = 'scan' as never

/** The inputs worth trying: an action counts as allowed when one of them goes through. */
const TRIED: Readonly<Partial<Record<ActionName, readonly Action[]>>> = {
  flag: [
    filledIn('flag', { source: 'self' }),
    filledIn('flag', { source: 'rule' }),
    filledIn('flag', { source: 'human' }),
  ],
  recordInstruction: [filledIn('recordInstruction'), filledIn('recordInstruction', { scan })],
  expire: [filledIn('expire', { clock: 'submitterAnswer' }), filledIn('expire', { clock: 'transferReply' })],
}

const ACTORS: readonly (readonly [string, readonly Actor[]])[] = [
  ['submitter', [submitter, staff('submitter')]],
  ['system', [system]],
  ...ROLES.filter(role => role !== 'submitter').map(
    role => [role, [COLLEGE, DEPARTMENT, SCHOOL, OFFICE].map(unit => staff(role, unit))] as const,
  ),
]

const CASES = Object.fromEntries(STATUSES.map(status => [status, casesIn(status)] as const))

describe.each(STATUSES)('a case that is %s', (status: Status) => {
  const stories = CASES[status] ?? []

  it('stands there', () => {
    expect(stories.length).toBeGreaterThan(1)
    expect(stories.every(story => story.file.status === status)).toBe(true)
  })

  it.each(ACTION_NAMES)('lets exactly the right people %s', action => {
    const tried = TRIED[action] ?? [anyFilledIn(action)]
    const may = ACTORS.filter(([, actors]) =>
      actors.some(actor => stories.some(story => tried.some(each => story.tries(actor, each).ok))),
    ).map(([name]) => name)
    const expected = (WHO_MAY[action][status] ?? '').split(' ').filter(Boolean)
    expect(may.toSorted()).toEqual([...new Set(expected)].toSorted())
  })

  it('shows an action to exactly those whom one of the tried inputs could let through', () => {
    for (const story of stories) {
      for (const actor of ACTORS.flatMap(([, actors]) => actors)) {
        const shown = story.mayDo(actor)
        for (const action of ACTION_NAMES) {
          const passes = (TRIED[action] ?? [anyFilledIn(action)]).some(each => story.tries(actor, each).ok)
          if (passes) expect(shown).toContain(action)
        }
      }
    }
  })
})

it('nobody but the submitter and a clerk brings a case into being, and a clerk only with the page', () => {
  const page = filledIn('submit', { page: 'page' as never })
  const may = ACTORS.filter(([, actors]) => actors.some(actor => givenACase().tries(actor, page).ok)).map(
    ([name]) => name,
  )
  expect(may).toEqual(['submitter', 'clerk'])
  expect(givenACase().refused(staff('clerk'), filledIn('submit'))).toEqual({ reason: 'missing', field: 'page' })
  expect(givenACase().refused(staff('clerk', DEPARTMENT), page)).toMatchObject({ reason: 'notYourRole' })
})

it('an appointment with the word submitter opens nothing', () => {
  for (const status of STATUSES)
    for (const story of CASES[status] ?? []) expect(story.mayDo(staff('submitter'))).toEqual([])
})

it('without a case there is nothing to act on but a submission', () => {
  for (const action of ACTION_NAMES.filter(each => each !== 'submit')) {
    expect(givenACase().refused(system, anyFilledIn(action))).toEqual({ reason: 'noSuchCase' })
  }
})

it('people of a unit without a part in a case are offered nothing, in any status', () => {
  const bound = [
    'officer',
    'deputy',
    'reviewer',
    'branchSecretary',
    'member',
    'consulted',
    'clerk',
    'dispatcher',
  ] as const
  const others = [...bound, 'schoolLead', 'confidant', 'circulationClerk'] as const
  for (const status of STATUSES) {
    for (const story of CASES[status] ?? []) {
      for (const role of others)
        expect([status, role, story.mayDo(staff(role, LIBRARY, 'stranger'))]).toEqual([status, role, []])
    }
  }
})

it('an action and a status meet in one row at most', () => {
  for (const rows of Object.values(TRANSITIONS)) {
    const from = rows.flatMap(row => row.from)
    expect(new Set(from).size).toBe(from.length)
  }
})
