/** The ways a case may go after triage. */
export const PATHS = ['handle', 'transfer', 'instruct', 'reportUp', 'explain', 'rule', 'reject'] as const
export type Path = (typeof PATHS)[number]

/** P0 is the most urgent. */
export const URGENCIES = ['P0', 'P1', 'P2', 'P3'] as const
export type Urgency = (typeof URGENCIES)[number]

/** A unit by its part in the case: the one it came in at, the one whose duty it is, 总答题组. */
export const TARGETS = ['entryUnit', 'dutyUnit', 'schoolGroup'] as const
export type Target = (typeof TARGETS)[number]

/** Units beside the first, by their part: the duty unit is asked (R4b), or all other units whose duty it also is (R5). */
export const CO_TARGETS = ['dutyUnit', 'otherDutyUnits'] as const
export type CoTarget = (typeof CO_TARGETS)[number]

/** What the unit does before anything else. What happens first to a submission as a whole is another thing, see `first-step.ts`. */
export const FIRST_ACTIONS = [
  'phone',
  'recordTalk',
  'askSubmitter',
  'replyPolitely',
  'giveAddress',
  'limitSender',
] as const
export type FirstAction = (typeof FIRST_ACTIONS)[number]

/** Where a routing rule sends a case: a path and one unit, named by id or by its part; `reject` alone goes to nobody. */
export interface RoutingOutcome {
  readonly path: Path
  readonly unit?: string
  readonly target?: Target
  readonly coUnits?: readonly string[]
  readonly coTarget?: CoTarget
  readonly urgency?: Urgency
  readonly firstAction?: FirstAction
}

/**
 * The classes of a sensitive matter: the seed's three, then the extensions; `bypass` and `recusal` hold a case without saying
 * what it is about. Closed, in the words of the lifecycle. Source: defaults §3.3, amendments "Gate and routing".
 */
export const SENSITIVE_CLASSES = [
  'petition',
  'ethics',
  'discipline',
  'retaliation',
  'crisis',
  'classified',
  'privacy',
  'hostility',
  'bypass',
  'recusal',
] as const
export type SensitiveClass = (typeof SENSITIVE_CLASSES)[number]

/** The proper channels after 总答题组: 信访 师德 纪检 督查 保密 心理 保卫. */
export const CHANNELS = [
  'petitionOffice',
  'ethicsOffice',
  'disciplineOffice',
  'inspection',
  'secrecyOffice',
  'counselling',
  'security',
] as const
export type Channel = (typeof CHANNELS)[number]

/**
 * What a sensitivity rule adds to a case: its classes, the channels it goes to after 总答题组 (none: it stays there), for a
 * crisis the units whose duty officers are paged at once, for an exact mark of classification that the text is handed back and not stored.
 * There is no outcome that says "not sensitive": rules can only add.
 */
export interface SensitivityOutcome {
  readonly classes: readonly SensitiveClass[]
  readonly hold: true
  readonly urgency?: Urgency
  readonly channel: readonly Channel[]
  readonly crisis?: { readonly page: readonly string[] }
  readonly handBack?: true
}

/** All hits of a sensitivity set together; no hit gives no classes and `hold: false`. */
export interface SensitivityVerdict {
  readonly classes: readonly SensitiveClass[]
  readonly hold: boolean
  readonly urgency?: Urgency
  readonly channel: readonly Channel[]
  readonly crisis?: { readonly page: readonly string[] }
  readonly handBack?: true
}

/** No rule found anything. There is no rule that says so. */
export const NOT_SENSITIVE = { classes: [], hold: false, channel: [] } as const satisfies SensitivityVerdict
export type NotSensitive = typeof NOT_SENSITIVE

/** Which parts each path may name. `handle` with co-units asks them (协办征询), `instruct` proposes them for the circulation. */
export const PATH_RULES: {
  readonly [P in Path]: {
    readonly targets: readonly Target[]
    readonly mayNameUnit: boolean
    readonly mayHaveCoUnits: boolean
  }
} = {
  handle: { targets: ['entryUnit'], mayNameUnit: false, mayHaveCoUnits: true },
  transfer: { targets: ['dutyUnit'], mayNameUnit: true, mayHaveCoUnits: true },
  instruct: { targets: ['dutyUnit', 'entryUnit'], mayNameUnit: true, mayHaveCoUnits: true },
  reportUp: { targets: ['schoolGroup'], mayNameUnit: false, mayHaveCoUnits: false },
  explain: { targets: ['entryUnit', 'dutyUnit'], mayNameUnit: true, mayHaveCoUnits: false },
  rule: { targets: ['schoolGroup'], mayNameUnit: false, mayHaveCoUnits: false },
  reject: { targets: [], mayNameUnit: false, mayHaveCoUnits: false },
}
