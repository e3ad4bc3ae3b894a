import { dateOf } from '@zuoyeben/worktime'
import type { Reader } from '../db/database.ts'
import { type Absence, readAbsences } from './absences.sql.ts'
import { type Readiness, readinessOf } from './readiness.ts'
import { type Branch, readBranches, readStaffing, readUnits, type Unit } from './units.sql.ts'

export type { Absence } from './absences.sql.ts'
export type { Branch, Unit } from './units.sql.ts'

/** 总答题组: a unit of its own; and the desk that circulates documents (党办校办). */
export const SCHOOL_GROUP = 'ZDT'
export const CIRCULATION_UNIT = 'DB'
/** 督查办 and 组织部, whom the ladder tells (§3.6). */
export const INSPECTION_UNIT = 'DC'
export const ORGANISATION_UNIT = 'ZZB'

/**
 * Units, branches and the readiness of units, held in memory (a few hundred rows that every action asks for) and read again when a
 * process announces a change. People are not held: an appointment that ended must count at once.
 */
export class Directory {
  #units = new Map<string, Unit>()
  #branches = new Map<string, Branch>()
  #readiness = new Map<string, Readiness>()
  #absences: readonly Absence[] = []
  #begun = 0
  #shown = 0

  /** Of readings that overlap, one that began earlier never replaces what a later one found. */
  async refresh(db: Reader, now: Date): Promise<void> {
    this.#begun += 1
    const turn = this.#begun
    const [units, branches, staffing] = [await readUnits(db), await readBranches(db), await readStaffing(db, now)]
    const absences = await readAbsences(db, dateOf(now.getTime()))
    if (turn < this.#shown) return
    this.#shown = turn
    this.#absences = absences
    this.#units = new Map(units.map(unit => [unit.id, unit]))
    this.#branches = new Map(branches.map(branch => [branch.id, branch]))
    this.#readiness = new Map(
      units.filter(unit => unit.kind !== 'school').map(unit => [unit.id, readinessOf(unit, staffing)]),
    )
  }

  unit(id: string): Unit | undefined {
    return this.#units.get(id)
  }
  branch(id: string): Branch | undefined {
    return this.#branches.get(id)
  }
  units(): Unit[] {
    return [...this.#units.values()]
  }
  branchesOf(unit: string): Branch[] {
    return [...this.#branches.values()].filter(branch => branch.unit === unit)
  }
  readiness(): Readiness[] {
    return [...this.#readiness.values()]
  }
  /** Units whose work the school group does for now, visibly (amendments, "Readiness"). */
  standIns(): string[] {
    return this.readiness()
      .filter(r => !r.isReady)
      .map(r => r.unit)
  }
  /** Offices that share a location with this unit (Q14), whichever of the two says so. */
  neighboursOf(id: string): string[] {
    return this.units()
      .filter(unit => unit.id !== id && (unit.colocatedWith === id || this.#units.get(id)?.colocatedWith === unit.id))
      .map(unit => unit.id)
  }
  /** All that have such neighbours. */
  neighbours(): Map<string, string[]> {
    const shared = this.units().flatMap(unit => (unit.colocatedWith ? [unit.id, unit.colocatedWith] : []))
    return new Map([...new Set(shared)].map(id => [id, this.neighboursOf(id)]))
  }
  directBranches(): string[] {
    return this.units()
      .filter(unit => unit.kind === 'directBranch')
      .map(unit => unit.id)
  }

  /** Who is away on a day (C2-04), by itself over when its last day is. */
  absencesOn(day: string): Absence[] {
    return this.#absences.filter(({ from, to }) => from <= day && day <= to)
  }
  /** Whoever stands in for this person in a unit on a day; null where the person is there. */
  absenceOf(person: string, unit: string, day: string): Absence | null {
    return this.absencesOn(day).find(each => each.person === person && each.unit === unit) ?? null
  }

  unitRef(id: string): { id: string; name: { zh: string; en: string } } {
    return { id, name: this.#units.get(id)?.name ?? { zh: id, en: id } }
  }
  branchRef(id: string): { id: string; name: { zh: string; en: string } } {
    return { id, name: this.#branches.get(id)?.name ?? { zh: id, en: id } }
  }
}
