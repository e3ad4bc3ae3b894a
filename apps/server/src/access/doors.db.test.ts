import type { Role } from '@zuoyeben/lifecycle'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DECLARED } from '../declared.ts'
import { PROCEDURES } from '../testing/inputs.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { castOf, KINDS, type Kind } from '../testing/whole-house.ts'
import type { Viewer } from './viewer.ts'

/** Every procedure there is, called by one of every kind of person, held against what is declared by hand. */
let house: TestHouse
let cast: Record<Kind, Viewer>
beforeAll(async () => {
  house = await openTestHouse()
  cast = castOf(house)
})
afterAll(() => house.close())

/** What the door says before anything is looked at: nothing, that one has to sign in, or that it is not for this office. */
function doorFor(viewer: Viewer, who: string): 'signInFirst' | 'notAllowed' | null {
  if (who === 'anybody') return null
  // The steps of signing in belong to a session; the people here have none.
  if (who === 'arriving') return viewer.session || viewer.arriving ? null : 'signInFirst'
  if (viewer.person === null) return 'signInFirst'
  if (who === 'people') return null
  const held: readonly Role[] = viewer.appointments.map(each => each.role)
  if (who === 'staff') return held.length > 0 ? null : 'notAllowed'
  return who.split(' ').some(role => held.includes(role as Role)) ? null : 'notAllowed'
}

test('every procedure lets in whom it declares and turns away everybody else, whatever they send', async () => {
  let cells = 0
  const wrong: string[] = []
  for (const kind of KINDS)
    for (const { path, leaves } of PROCEDURES) {
      // Without a ticket one may have to sign in instead: that is no door, it is the missing proof.
      const isByTicket = leaves.some(leaf => leaf.path[0] === 'ticket')
      const [group = '', name = ''] = path.split('.')
      const procedure = (
        Reflect.get(house.as(cast[kind]), group) as Record<string, (input: unknown) => Promise<unknown>>
      )[name]
      const declared = DECLARED[path as keyof typeof DECLARED]
      // Not a word of it is right: whoever is let in is told so, or asked for nothing.
      for (const input of [undefined, { caseNo: 7, nothing: 'of the kind' }]) {
        cells += 1
        const { reason } = await refusalOf(procedure?.(input) ?? Promise.reject(new Error(path)))
        const door = reason === 'signInFirst' || reason === 'notAllowed' ? reason : null
        if (isByTicket && door === 'signInFirst' && cast[kind].person === null) continue
        if (door !== doorFor(cast[kind], declared[0])) wrong.push(`${path} × ${kind}: ${reason}`)
      }
    }
  console.log(`${cells} cells of doors`)
  expect(wrong).toEqual([])
}, 900_000)

test('whom a person’s id is taken from is an administrator, or the demo campus', () => {
  const taking = PROCEDURES.filter(({ leaves }) =>
    leaves.some(({ path }) => ['personId', 'appointmentId'].includes(path.at(-1) ?? '')),
  ).map(({ path }) => path)
  expect(taking.length).toBeGreaterThan(4)
  const others = taking.filter(path => {
    const [who] = DECLARED[path as keyof typeof DECLARED]
    return !who.split(' ').every(role => ['systemAdmin', 'securityAdmin', 'auditAdmin'].includes(role))
  })
  expect(others).toEqual(['session.signInDemo'])
})
