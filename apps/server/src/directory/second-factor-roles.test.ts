import { ROLES } from '@zuoyeben/lifecycle'
import { expect, test } from 'vitest'
import { GRANTS, identityReaders } from '../access/grants.ts'
import { FACTOR_ROLES, needsFactor } from './second-factor-roles.ts'

test('a second factor is asked of these roles and of no others', () => {
  expect(ROLES.filter(role => needsFactor([{ role }]))).toEqual([
    'clerk',
    'officer',
    'deputy',
    'reviewer',
    'branchSecretary',
    'member',
    'dispatcher',
    'schoolLead',
    'confidant',
    'inspector',
    'systemAdmin',
    'securityAdmin',
    'auditAdmin',
    'dutyOfficer',
  ])
})

test('every role that some grant shows an identity is among them', () => {
  for (const grant of GRANTS.filter(({ identity }) => identity))
    for (const { role } of grant.holders) expect(FACTOR_ROLES, grant.key).toContain(role)
})

test('a grant that begins to show identities brings its holders along, also those who see the outline of a name alone', () => {
  const [first] = GRANTS
  if (!first) throw new Error('there is no grant')
  const holders = [{ role: 'leader' }, { role: 'inspector' }] as const
  const grown = [...GRANTS, { ...first, holders, identity: true }]
  expect(identityReaders(grown)).toEqual(expect.arrayContaining(['leader', 'inspector']))
  expect(identityReaders([{ ...first, holders, identity: false }])).toEqual(['inspector'])
})
