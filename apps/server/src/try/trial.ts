import type { House } from '../app-context.ts'
import type { CaseView } from '../cases/case-views.ts'
import type { Unit } from '../directory/units.sql.ts'
import { Browser } from './http.ts'
import type { Found } from './judge.ts'
import type { Line } from './line.ts'
import { desksNow, type Hidden, lookFor, peopleLooking } from './look-for.ts'
import { entryUnitOf, preview, submissionOf, submit } from './send-line.ts'
import type { Staff } from './staff.ts'

const SCHOOL = 'ZDT'

/** Sends lines as a submitter would and reads what became of them as those would whose case it is. */
export class Trial {
  readonly #house: House
  readonly #staff: Staff
  readonly #submitter: Browser
  readonly #units: readonly Unit[]
  readonly hidden: Hidden[] = []

  constructor(house: House, staff: Staff, base: string) {
    this.#house = house
    this.#staff = staff
    this.#submitter = new Browser(base)
    this.#units = house.app.directory.units()
  }

  /** A case that was taken in and that nobody who should can read is lost: then there is no case number. */
  async send(line: Line): Promise<Found> {
    const submission = submissionOf(line, this.#units)
    const entry = entryUnitOf(line, this.#units)?.id ?? null
    // A look before writes nothing; it says whose desks to remember.
    const foreseen = await preview(this.#submitter, submission)
    const people = entry && foreseen.ok && foreseen.data.held ? peopleLooking(this.#staff, entry) : []
    const before = await desksNow(this.#staff, people)
    const sent = await submit(this.#submitter, submission)
    if (!sent.ok) return { ...NOTHING, refused: sent.error.data?.fields?.[0]?.message.zh ?? sent.error.message }
    const { caseNo, receiptCode, held } = sent.data
    const own = await this.#submitter.query<{ text: string }>('tracking.view', {
      ticket: { caseNo, code: receiptCode },
    })
    const view = await this.#read(caseNo, held, entry)
    if (!own.ok || own.data.text !== line.text.trim() || !view)
      return { ...NOTHING, held, refused: `${caseNo} cannot be read` }
    if (held)
      this.hidden.push({
        caseNo,
        text: line.text.trim(),
        files: view.files.map(file => file.id),
        entry: entry === null ? null : { unit: entry, before },
      })
    const proposed = view.decision?.proposed
    const categories = view.decision?.categories.map(({ category }) => category) ?? []
    return {
      caseNo,
      held,
      category: proposed?.category ?? null,
      categories: proposed?.category ? [...new Set([proposed.category, ...categories])] : categories,
      unit: proposed?.unit?.name.zh ?? null,
      path: proposed?.path ?? null,
      firstAction: proposed?.firstAction ?? null,
      refused: null,
    }
  }

  /** A held case by a confidant; any other by the officer whose unit owns it, or by the dispatcher who stands in there. */
  async #read(caseNo: string, held: boolean, entry: string | null): Promise<CaseView | null> {
    const dispatcher = this.#staff.find('dispatcher', SCHOOL)
    const officer = held
      ? this.#staff.find('confidant', SCHOOL)
      : entry === null
        ? undefined
        : this.#staff.find('officer', entry)
    for (const person of [officer, held ? undefined : dispatcher]) {
      if (!person) continue
      const view = await (await this.#staff.browserOf(person)).query<CaseView>('cases.view', { caseNo })
      if (view.ok) return view.data
      if (
        person === officer &&
        this.#house.app.directory.readiness().some(({ unit, isReady }) => unit === entry && isReady)
      )
        return null
    }
    return null
  }

  /** Where held cases can be seen by their entry unit; those without one, by anybody of another unit who has signed in. */
  async leaks(): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    const add = (seen: Map<string, string>, who: string) => {
      for (const [caseNo, where] of seen) found.set(caseNo, `${who}: ${where}`)
    }
    const units = Map.groupBy(this.hidden, ({ entry }) => entry?.unit ?? null)
    const watchers = new Set<string>()
    for (const [unit, hidden] of units) {
      if (unit === null) continue
      const people = peopleLooking(this.#staff, unit)
      for (const person of people) {
        watchers.add(person.person)
        add(await lookFor(await this.#staff.browserOf(person), hidden), person.name ?? '')
      }
    }
    const others = this.#staff.browsers().filter(([person]) => !watchers.has(person) && !this.#isSchool(person))
    for (const [person, browser] of others) add(await lookFor(browser, units.get(null) ?? []), person)
    return found
  }

  /** Counters of the entry unit before and after one held case: they must be the same. */
  async moved(caseNo: string): Promise<boolean> {
    const entry = this.hidden.find(hidden => hidden.caseNo === caseNo)?.entry
    if (!entry) return false
    const after = await desksNow(this.#staff, peopleLooking(this.#staff, entry.unit))
    return entry.before.length === 0 || after.join('\n') !== entry.before.join('\n')
  }

  #isSchool(person: string): boolean {
    return ['dispatcher', 'confidant', 'schoolLead'].some(
      role => this.#staff.find(role as 'dispatcher', SCHOOL)?.person === person,
    )
  }
}

const NOTHING: Found = {
  caseNo: null,
  held: false,
  category: null,
  categories: [],
  unit: null,
  path: null,
  firstAction: null,
  refused: null,
}
