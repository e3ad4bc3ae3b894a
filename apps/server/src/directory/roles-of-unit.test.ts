import { ROLES } from '@zuoyeben/lifecycle'
import { expect, test } from 'vitest'
import { demoCampus } from '../demo/campus.ts'
import { rolesOf } from './roles-of-unit.ts'

const { units, people } = demoCampus()

test('every office of the demo campus is one that can be given there', () => {
  const wrong = people.flatMap(({ name, seat }) => {
    const unit = units.find(({ id }) => id === seat?.unit)
    return seat && unit && !rolesOf(unit).includes(seat.role) ? [`${name}: ${seat.role} in ${seat.unit}`] : []
  })
  expect(wrong).toEqual([])
})

test('every role can be given somewhere, but for those that nobody is appointed to', () => {
  const given = new Set(units.flatMap(unit => rolesOf(unit)))
  expect(ROLES.filter(role => !given.has(role))).toEqual(['submitter', 'consulted'])
})

test('administrators and the school group stand in no college, and a direct branch has no reviewer beside its secretary', () => {
  expect(rolesOf({ id: 'JDXY', kind: 'college' })).not.toContain('systemAdmin')
  expect(rolesOf({ id: 'JDXY', kind: 'college' })).not.toContain('confidant')
  expect(rolesOf({ id: 'DAG', kind: 'directBranch' })).toEqual([
    'clerk',
    'officer',
    'deputy',
    'branchSecretary',
    'member',
    'configurer',
  ])
})
