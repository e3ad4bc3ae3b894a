import type { Role } from '@zuoyeben/lifecycle'
import type { House } from '../app-context.ts'
import { type Person, peopleByName } from '../story/people.sql.ts'
import { Browser } from './http.ts'

/** People of the demo campus, each in a browser of their own. */
export class Staff {
  readonly #house: House
  readonly #base: string
  readonly #people: readonly Person[]
  readonly #open = new Map<string, Browser>()

  private constructor(house: House, base: string, people: readonly Person[]) {
    this.#house = house
    this.#base = base
    this.#people = people
  }

  static async at(house: House, base: string): Promise<Staff> {
    return new Staff(house, base, [...(await peopleByName(house.app.db)).values()])
  }

  /** Somebody who holds the role in the unit; undefined where the unit is not staffed yet. */
  find(role: Role, unit: string): Person | undefined {
    return this.#people.find(person => person.appointments.some(a => a.role === role && a.unit === unit))
  }

  /** Everybody of a unit who could be shown one of its cases. */
  of(unit: string, roles: readonly Role[]): Person[] {
    return this.#people.filter(person => person.appointments.some(a => a.unit === unit && roles.includes(a.role)))
  }

  /**
   * Signs in on first use: the session is opened as a sign-in with both its steps would open it.
   */
  async browserOf(person: Person): Promise<Browser> {
    const open = this.#open.get(person.person)
    if (open) return open
    const browser = new Browser(this.#base)
    browser.bear(await this.#house.app.auth.openSession(person.person, '127.0.0.1', { factor: 'totp' }))
    this.#open.set(person.person, browser)
    return browser
  }

  /** Everybody who has signed in so far. */
  browsers(): [string, Browser][] {
    return [...this.#open]
  }
}
