import type { Appointment } from '@zuoyeben/lifecycle'
import { GRANTS, type GrantKey, type Part } from '../access/grants.ts'
import { isHeldBy } from '../access/holding.ts'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import type { Bilingual, BranchRef, UnitRef } from './case-views.ts'

export interface OfficeSight {
  role: Appointment['role']
  unit: UnitRef
  branch: BranchRef | null
  /** Nothing here: this office sees no case at all. */
  grants: { grant: GrantKey; why: Bilingual; part: Part; identity: boolean }[]
}

/** What each of one's offices lets one see of cases: the grants themselves, in their own words. */
export function sightOf(app: App, viewer: Viewer): OfficeSight[] {
  return viewer.appointments.map(office => ({
    role: office.role,
    unit: app.directory.unitRef(office.unit),
    branch: office.branch === null ? null : app.directory.branchRef(office.branch),
    grants: GRANTS.filter(grant => isHeldBy(grant, office)).map(({ key, words, part, identity }) => ({
      grant: key,
      why: words,
      part,
      identity,
    })),
  }))
}
