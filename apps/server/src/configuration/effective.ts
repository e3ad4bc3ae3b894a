import { type IntakeForm, parseForm } from '@zuoyeben/forms'
import {
  type Category,
  type Escalation,
  type Limits,
  parseEscalation,
  parseUnitEscalation,
  strictest,
  type UnitId,
} from '@zuoyeben/lifecycle'
import {
  mergeRuleSets,
  parseRuleSet,
  parseUnitRuleSet,
  type References,
  type RoutingReplay,
  type RoutingRuleSet,
  type RuleSet,
  replay,
  type SensitivityReplay,
  type SensitivityRuleSet,
  type UnitRuleSet,
} from '@zuoyeben/rules'
import { type Calendar, parseCalendar } from '@zuoyeben/worktime'
import { z } from 'zod'
import type { Reader } from '../db/database.ts'
import {
  type NoticeContent,
  type PrivacyContact,
  parseNotice,
  privacyContactFrom,
  type Retention,
  retentionFrom,
} from './effective-privacy.ts'
import { type ShippedTexts, Texts } from './effective-texts.ts'
import { type RunningTrial, Trials } from './effective-trials.ts'
import { type Knowledge, knowledgeFrom, referencesFor } from './knowledge.ts'
import SHIPPED_NOTICE from './privacy-notice.json' with { type: 'json' }
import type { Release } from './releases.sql.ts'
import { readStored, type StoredConfiguration } from './stored.sql.ts'

/**
 * The configuration in force, parsed once and held in memory: the school's release, and on top of it what a unit has added. It is read
 * again when a release is announced (every process hears it within moments), so asking it costs no query.
 */
export interface SchoolConfiguration {
  readonly release: Release
  readonly routing: RoutingRuleSet
  readonly sensitivity: SensitivityRuleSet
  readonly escalation: Escalation
  readonly calendar: Calendar
  readonly forms: ReadonlyMap<string, IntakeForm>
  readonly knowledge: Knowledge
  readonly notice: NoticeContent
  readonly settings: Settings
  /** Every id that a rule may name. */
  readonly references: References
}
export interface Settings {
  /** Submission without signing in; such a case is marked unverified (amendments, "Who may submit"). */
  readonly anonymousSubmission: boolean
  /** The school's own numbers for somebody in danger, shown first. */
  readonly campusPhones: readonly CampusPhone[]
  /** Who answers for personal data; null until the school has said so. */
  readonly privacyContact: PrivacyContact | null
  readonly retention: Retention
}

interface UnitConfiguration {
  readonly release: Release
  readonly routing: RoutingRuleSet | null
  /** As it was published, the unit's alone. */
  readonly ownRules: UnitRuleSet | null
  /** Where it is stricter than the school, its own; everywhere else the school's. */
  readonly limits: Limits | null
  /** As it was published, whatever the school has done since. */
  readonly ownLimits: Limits | null
}

export class Configuration {
  /** The sentences that hold where a release says nothing else. */
  readonly shippedTexts: ShippedTexts
  #texts: Texts
  #school: SchoolConfiguration | null = null
  #units = new Map<string, UnitConfiguration>()
  #problems: string[] = []
  #trials = new Trials([], new Map(), null)
  #begun = 0
  #shown = 0
  readonly #compiled = new WeakMap<RuleSet, RoutingReplay | SensitivityReplay>()

  constructor(shipped: ShippedTexts = { notices: {}, letters: {} }) {
    this.shippedTexts = shipped
    this.#texts = new Texts(shipped, null)
  }

  /**
   * Reads what is in force. A release that does not parse leaves the one before it in force and is reported. Of readings that overlap, one that
   * began earlier never replaces what a later one found.
   */
  async refresh(db: Reader, units: readonly string[]): Promise<void> {
    this.#begun += 1
    const turn = this.#begun
    const stored = await readStored(db)
    if (turn < this.#shown) return
    this.#shown = turn
    this.take(stored, units)
  }

  /** Takes up what is stored. A unit's release that does not parse is passed over and reported. @throws where the school's does not parse */
  take({ releases, trials, items, settings }: StoredConfiguration, units: readonly string[]): void {
    const bodyOf = (release: Release, kind: string): unknown => items.get(release.items[kind] ?? '')
    const school = releases.find(release => release.scope === 'school')
    if (!school) return
    this.#school = parseSchool(school, kind => bodyOf(school, kind), units, settings)
    this.#texts = new Texts(this.shippedTexts, bodyOf(school, 'texts'))
    const parsedUnits = new Map<string, UnitConfiguration>()
    this.#problems = []
    for (const release of releases.filter(found => found.scope !== 'school')) {
      try {
        parsedUnits.set(
          release.scope,
          parseUnit(release, kind => bodyOf(release, kind), this.#school),
        )
      } catch (error) {
        this.#problems.push(`${release.scope}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    this.#units = parsedUnits
    this.#trials = new Trials(trials, items, { school: this.#school, ownRules: this.ownRules() })
  }

  school(): SchoolConfiguration {
    if (!this.#school) throw new Error('no configuration has been published')
    return this.#school
  }
  /** The sentences of notices in force. */
  texts(): Texts {
    return this.#texts
  }
  calendar(): Calendar {
    return this.school().calendar
  }
  routingOf(unit: string | null): RoutingRuleSet {
    return (unit === null ? null : this.#units.get(unit)?.routing) ?? this.school().routing
  }
  unitLimits(): ReadonlyMap<UnitId, Limits> {
    return new Map([...this.#units].flatMap(([unit, { limits }]) => (limits ? [[unit as UnitId, limits]] : [])))
  }
  /** What units have set for themselves, also where the school has become stricter since. */
  ownLimits(): ReadonlyMap<UnitId, Limits> {
    return new Map(
      [...this.#units].flatMap(([unit, { ownLimits }]) => (ownLimits ? [[unit as UnitId, ownLimits]] : [])),
    )
  }
  /** The routing rules that units have of their own, without the school's. */
  ownRules(): ReadonlyMap<string, UnitRuleSet> {
    return new Map([...this.#units].flatMap(([unit, { ownRules }]) => (ownRules ? [[unit, ownRules]] : [])))
  }
  /** Whether this unit has a release of its own in force, read. */
  hasOwn(unit: string): boolean {
    return this.#units.has(unit)
  }
  form(category: Category): IntakeForm | null {
    return this.school().forms.get(`form.${category}`) ?? null
  }
  formByKey(key: string): IntakeForm | null {
    return this.school().forms.get(key) ?? null
  }
  /** What a case born now remembers it was decided under. */
  releasesFor(unit: string | null): Record<string, string> {
    const own = unit === null ? undefined : this.#units.get(unit)
    return { school: this.school().release.hash, ...(own && unit !== null ? { [unit]: own.release.hash } : {}) }
  }
  /** What a case that came in at this unit is decided under beside what is in force, without consequence. */
  trialsFor(unit: string | null): readonly RunningTrial[] {
    return this.#trials.of(unit)
  }
  /** A rule set in force, compiled: once for each, and kept as long as it is. */
  replayOf(ruleSet: RoutingRuleSet): RoutingReplay
  replayOf(ruleSet: SensitivityRuleSet): SensitivityReplay
  replayOf(ruleSet: RuleSet): RoutingReplay | SensitivityReplay {
    const known = this.#compiled.get(ruleSet)
    if (known) return known
    const compiled = replay(ruleSet)
    this.#compiled.set(ruleSet, compiled)
    return compiled
  }
  /** Releases of units, and trials, that were passed over because they do not parse against the school's. */
  problems(): readonly string[] {
    return [...this.#problems, ...this.#trials.problems]
  }
}

function parseSchool(
  release: Release,
  item: (kind: string) => unknown,
  units: readonly string[],
  settings: StoredConfiguration['settings'],
): SchoolConfiguration {
  const knowledge = knowledgeFrom(item)
  const forms = new Map<string, IntakeForm>()
  for (const kind of Object.keys(release.items).filter(name => name.startsWith('form.'))) {
    const parsed = parseForm(item(kind))
    if (!('form' in parsed)) throw new Error(`${kind}: ${JSON.stringify(parsed.problems)}`)
    forms.set(kind, parsed.form)
  }
  const references = referencesFor(knowledge, [...forms.values()], units)
  const routing = must(parseRuleSet(item('routing'), references), 'routing')
  const sensitivity = must(parseRuleSet(item('sensitivity'), references), 'sensitivity')
  if (routing.kind !== 'routing' || sensitivity.kind !== 'sensitivity')
    throw new Error('routing and sensitivity have changed places')
  return {
    release,
    routing,
    sensitivity,
    escalation: must(parseEscalation(item('escalation')), 'escalation'),
    calendar: must(parseCalendar(item('calendar')), 'calendar'),
    forms,
    knowledge,
    // A release from before there was a notice has none of its own.
    notice: parseNotice(item('privacy') ?? SHIPPED_NOTICE),
    settings: settingsFrom(settings),
    references,
  }
}

const campusPhones = z.array(z.object({ name: z.object({ zh: z.string(), en: z.string() }), phone: z.string().min(3) }))
export type CampusPhone = z.infer<typeof campusPhones>[number]

function settingsFrom(stored: StoredConfiguration['settings']): Settings {
  return {
    anonymousSubmission: stored.anonymousSubmission === true,
    campusPhones: campusPhones.safeParse(stored.campusPhones).data ?? [],
    privacyContact: privacyContactFrom(stored.privacyContact),
    retention: retentionFrom(stored.retention),
  }
}

function parseUnit(release: Release, item: (kind: string) => unknown, school: SchoolConfiguration): UnitConfiguration {
  const own = release.items.escalation
    ? must(parseUnitEscalation(item('escalation'), school.escalation), 'escalation').limits
    : null
  const rules = release.items.routing ? must(parseUnitRuleSet(item('routing'), school.references), 'routing') : null
  return {
    release,
    routing: rules && must(mergeRuleSets(school.routing, rules), 'routing'),
    ownRules: rules,
    limits: own && strictest(school.escalation.limits, own),
    ownLimits: own,
  }
}

function must<T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly unknown[] },
  what: string,
): T {
  if (checked.ok) return checked.value
  throw new Error(`${what}: ${JSON.stringify(checked.problems)}`)
}
