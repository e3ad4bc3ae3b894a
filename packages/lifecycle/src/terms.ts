/** Words of the domain that both a case file and the actions on it are made of. Closed unions: labels are data, code depends on these. */

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type CaseId = Id<'case'>
export type PersonId = Id<'person'>
export type UnitId = Id<'unit'>
export type BranchId = Id<'branch'>
export type FileId = Id<'file'>
export type ConsultId = Id<'consult'>

/** When something happens: epoch milliseconds, and the local date (Asia/Shanghai, `YYYY-MM-DD`) it falls on. */
export interface Moment {
  readonly at: number
  readonly day: string
}

/**
 * Words a person wrote, named but not held: `payload` is the SHA-256 of the stored payload, `chars` the number of characters.
 * Events keep this, so a text can be destroyed while the history still verifies and still rebuilds the row (amendments, "What is stored").
 */
export interface Words {
  readonly payload: string
  readonly chars: number
}
/** The same words before they are stored, as they come over the wire. */
export interface Text {
  readonly text: string
}

export const URGENCIES = ['P0', 'P1', 'P2', 'P3'] as const
export type Urgency = (typeof URGENCIES)[number]

/** 即收即办 转办 批办 上报 解释 裁定 不予受理 */
export const PATHS = ['handle', 'transfer', 'instruct', 'reportUp', 'explain', 'rule', 'reject'] as const
export type Path = (typeof PATHS)[number]

export const OUTCOMES = ['solved', 'partlySolved', 'explained', 'unreachable'] as const
/** How a closed case ended. 解释 is never counted as 解决 (C2-25). */
export type Outcome = (typeof OUTCOMES)[number]

/** What the submitter says of the result at call-back. */
export const VERDICTS = ['solved', 'partlySolved', 'notSolved'] as const
export type Verdict = (typeof VERDICTS)[number]

export const CATEGORIES = [
  'JX',
  'YJ',
  'KY',
  'XS',
  'XL',
  'TX',
  'RS',
  'HQ',
  'JJ',
  'ZC',
  'CW',
  'LT',
  'AQ',
  'TS',
  'WL',
  'DJ',
] as const
export type Category = (typeof CATEGORIES)[number]

/** 急 难 愁 盼 怨 */
export const NEED_TYPES = ['urgent', 'hard', 'worry', 'hope', 'grievance'] as const
export type NeedType = (typeof NEED_TYPES)[number]

/** Classes of §3.3: the seed's three, then the extensions. `bypass` and `recusal` hold a case without saying what it is about. */
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
export const FLAG_SOURCES = ['self', 'rule', 'human'] as const
export type FlagSource = (typeof FLAG_SOURCES)[number]

/** Proper channels a sensitive matter is handed over to (Q6): 信访 师德 纪检 督查 保密 心理 保卫 */
export const SPECIAL_CHANNELS = [
  'petitionOffice',
  'ethicsOffice',
  'disciplineOffice',
  'inspection',
  'secrecyOffice',
  'counselling',
  'security',
] as const
export type SpecialChannel = (typeof SPECIAL_CHANNELS)[number]

/** Reasons for not accepting, §3.10 E1–E3, E5, E6 (E4, E7, E8 are not reasons to refuse a case). */
export const REJECTION_REASONS = [
  'notSchoolDuty',
  'againstLaw',
  'inLegalProceedings',
  'unreachableForFacts',
  'spam',
] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

/** Criteria of 批办, R5 (C2-19). */
export const INSTRUCT_CRITERIA = [
  'severalUnits',
  'overUnitBudget',
  'over200People',
  'policyChange',
  'constructionSafety',
] as const
export type InstructCriterion = (typeof INSTRUCT_CRITERIA)[number]

/** Ways of 基层党建 (C2-09). */
export const METHODS = [
  'themedPartyDay',
  'vanguardPost',
  'pairing',
  'branchPartnership',
  'volunteering',
  'heartToHeart',
  'deliberation',
  'dormitoryContact',
  'coordination',
  'policyAdvice',
] as const
export type Method = (typeof METHODS)[number]

/** 助学 助研 筑牢 (B-06) */
export const EFFECT_TAGS = ['study', 'research', 'foundation'] as const
export type EffectTag = (typeof EFFECT_TAGS)[number]

export const MEANS = ['phone', 'visit', 'message', 'meeting', 'letter'] as const
export type Means = (typeof MEANS)[number]

export const IDENTITY_MODES = ['named', 'sealedFromHandlers'] as const
/** 实名 / 对承办人匿名 */
export type IdentityMode = (typeof IDENTITY_MODES)[number]

/** 线上 线下, and the practice channels 书记聊 基层找 巡视查 上级点 (C1-04). */
export const CHANNELS = [
  'web',
  'miniProgram',
  'notebook',
  'phone',
  'secretaryTalk',
  'branchFound',
  'inspection',
  'fromAbove',
] as const
export type Channel = (typeof CHANNELS)[number]

/** Roles of §3.9 in the names of the amendments. */
export const ROLES = [
  'submitter',
  'clerk',
  'officer',
  'deputy',
  'reviewer',
  'branchSecretary',
  'member',
  'consulted',
  'dispatcher',
  'schoolLead',
  'confidant',
  'circulationClerk',
  'leader',
  'inspector',
  'assessor',
  'observer',
  'configurer',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'dutyOfficer',
] as const
export type Role = (typeof ROLES)[number]

/** One appointment of one person. A `branchSecretary` or `member` has a branch, but in a 直属党支部 none. */
export interface Appointment {
  readonly role: Role
  readonly unit: UnitId
  readonly branch: BranchId | null
}

/**
 * Who acts. A submitter acts on their own case only (`person` is null when they follow it by receipt code alone);
 * whether the case is theirs has been proved before the lifecycle is asked.
 */
export type Actor =
  | { readonly kind: 'submitter'; readonly person: PersonId | null }
  | { readonly kind: 'staff'; readonly person: PersonId; readonly appointments: readonly Appointment[] }
  | { readonly kind: 'system' }
