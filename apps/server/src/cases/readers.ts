import type { Role } from '@zuoyeben/lifecycle'
import { GRANTS, type GrantKey, PARTS, type Part } from '../access/grants.ts'
import { admits } from '../access/holding.ts'
import type { App } from '../app-context.ts'
import type { CaseRecord } from './case-reads.sql.ts'
import type { Bilingual, BranchRef, PersonRef, UnitRef } from './case-views.ts'
import { readOffices } from './readers.sql.ts'

/** Holders of one office who can see a case, and by which grant. */
export interface Readers {
  grant: GrantKey
  /** Why, in a sentence. */
  why: Bilingual
  part: Part
  /** They see the submitter's name too, where the submitter gave it to the handlers. */
  identity: boolean
  role: Role
  unit: UnitRef
  branch: BranchRef | null
  people: PersonRef[]
}

/** From the one that shows most to the one that shows least. */
const MOST_FIRST = [...GRANTS].sort(
  (a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || Number(b.identity) - Number(a.identity),
)

/** Offices that see cases of any unit. */
const ANYWHERE = [
  ...new Set(
    GRANTS.filter(({ tie }) => tie === 'every' || tie === 'instruct').flatMap(({ holders }) =>
      holders.map(({ role }) => role),
    ),
  ),
]

/**
 * Everybody who can see this case now: each office once, by the grant that shows it most. It asks the grants themselves, as every read
 * does, so it cannot say anything else than what is so.
 */
export async function readersOf(app: App, record: CaseRecord): Promise<Readers[]> {
  const { file, seenBy, consulted } = record
  const offices = await readOffices(
    app.db,
    {
      roles: ANYWHERE,
      units: [...new Set([...seenBy, ...consulted, file.owner])],
      people: [file.handler, file.clerk].filter(person => person !== null),
    },
    new Date(app.now()),
  )
  const seeing = offices.flatMap(office => {
    const grant = MOST_FIRST.find(each => admits(each, office, office.person, record, app.now()))
    return grant ? [{ grant, office }] : []
  })
  const groups = Map.groupBy(seeing, ({ grant, office: { role, unit, branch } }) =>
    [MOST_FIRST.indexOf(grant), role, unit, branch ?? ''].join(' '),
  )
  return [...groups.values()]
    .flatMap(group => {
      const [first] = group
      return first ? [{ ...first, people: group.map(({ office }) => ({ id: office.person, name: office.name })) }] : []
    })
    .sort((a, b) => MOST_FIRST.indexOf(a.grant) - MOST_FIRST.indexOf(b.grant))
    .map(({ grant, office, people }) => ({
      grant: grant.key,
      why: grant.words,
      part: grant.part,
      identity: grant.identity && file.identityMode === 'named',
      role: office.role,
      unit: app.directory.unitRef(office.unit),
      branch: office.branch === null ? null : app.directory.branchRef(office.branch),
      people,
    }))
}
