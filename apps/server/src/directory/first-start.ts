import type { Reader } from '../db/database.ts'
import { insertUnits } from './place-units.sql.ts'
import seed from './seed-units.json' with { type: 'json' }
import type { Unit } from './units.sql.ts'

export interface UnitLine {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly kind: string
  readonly duties: readonly string[]
  readonly peers: string
  /** The unit it shares its office with (Q14), so that nobody inspects the own office. */
  readonly with: string | null
}

/** 总答题组 and the seventeen units that the document names, with their names as written (§3.2); those that are there stay as they are. */
export const seedUnits = (): Unit[] => seed.map(line => unitOf(line, true))

export function unitOf({ id, zh, en, kind, duties, peers, with: other }: UnitLine, isSeed: boolean): Unit {
  return {
    id,
    name: { zh, en },
    kind: kind as Unit['kind'],
    isSeed,
    dutyCategories: [...duties],
    colocatedWith: other,
    peerGroup: peers,
  }
}

/** What any installation begins with: without 总答题组 and 党办校办 no case could be owned, ruled or circulated. */
export async function plantSeedUnits(db: Reader): Promise<void> {
  await insertUnits(db, seedUnits(), [])
}
