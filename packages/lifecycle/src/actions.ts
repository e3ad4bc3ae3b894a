import type {
  BranchId,
  CaseId,
  Category,
  Channel,
  ConsultId,
  EffectTag,
  FileId,
  FlagSource,
  IdentityMode,
  InstructCriterion,
  Means,
  Method,
  NeedType,
  Path,
  PersonId,
  RejectionReason,
  SensitiveClass,
  SpecialChannel,
  UnitId,
  Urgency,
  Verdict,
  Words,
} from './terms.ts'

/** The record of talking to the other unit before a transfer (C2-17): without it no transfer. */
export interface Communication<W = Words> {
  readonly person: W
  readonly on: string
  readonly means: Means
  readonly result: W
}

/** What a transfer sheet must say (C2-16, C2-17). */
export interface TransferSheet<W = Words> {
  readonly to: UnitId
  readonly whyNotOurs: W
  readonly basis: W
  readonly communication: Communication<W>
}

/** Why a matter cannot be solved now (C2-25). */
export interface Explanation<W = Words> {
  readonly reason: W
  readonly basis: W
  readonly alternative: W | null
  readonly possibleWhen: W | null
}

/** What the officer decides at 研判 (C2-07, C2-08, C2-12, A-04). The fields a path needs are checked against the path. */
export interface TriageForm<W = Words> {
  readonly category: Category
  readonly urgency: Urgency
  readonly needType: NeedType
  /** 事实清楚 */
  readonly factsClear: boolean
  /** 责任明确 */
  readonly dutyClear: boolean
  /** Solvable through 基层党建 (C2-08); `no` and `partly` need a reason. */
  readonly solvable: { readonly answer: 'yes' | 'partly' | 'no'; readonly reason: W | null }
  readonly path: Path
  /** `handle`, `explain`: where the work is proposed to go; both null = the unit's pool (B-02). */
  readonly branch: BranchId | null
  readonly member: PersonId | null
  readonly transfer: TransferSheet<W> | null
  readonly criteria: readonly InstructCriterion[]
  readonly coUnits: readonly UnitId[]
  readonly rejection: { readonly reason: RejectionReason; readonly notice: W } | null
  readonly summary: W | null
}

/** What the gate (crisis, sensitive, bypass, recusal) decided in the transaction of the submission (R1, R2, T02, T03). */
export interface GateVerdict {
  readonly hold: boolean
  readonly classes: readonly SensitiveClass[]
  readonly source: FlagSource | null
  readonly crisis: boolean
  readonly recused: readonly UnitId[]
}

/** What the school group rules (T22, Q10, amendments). */
export type Ruling =
  | { readonly kind: 'unit'; readonly unit: UnitId }
  | { readonly kind: 'rework' }
  | { readonly kind: 'closeExplained' }
  | { readonly kind: 'rejectionStands' }

interface ActionInputs<W> {
  submit: {
    text: W
    place: W | null
    answers: W | null
    files: readonly FileId[]
    entryUnit: UnitId | null
    /** Unit that owns the case from birth: the entry unit, or the school group where the gate holds it or no unit was named. */
    owner: UnitId
    category: Category | null
    urgency: Urgency
    channel: Channel
    identityMode: IdentityMode
    verified: boolean
    consent: string
    /** Photo of the notebook page; required when a clerk enters it (T01). */
    page: FileId | null
    gate: GateVerdict
  }
  flag: { class: SensitiveClass; source: FlagSource; reason: W | null }
  /** One of those who are called about a danger to life says: I have it. Ends the calls. */
  acknowledge: Record<never, never>
  /** Asks the submitter whether `unit` may take the matter up as an ordinary one. */
  askConsent: { unit: UnitId; question: W | null }
  /** The submitter's own answer, which may be taken back while the case is still held. */
  giveConsent: { agrees: boolean; words: W | null }
  clearFlag: { reason: W }
  reportUp: { class: SensitiveClass; reason: W }
  /** `receiptOn`: the local day the channel signed for it. */
  handOver: { channel: SpecialChannel; receiptNo: string; receiptOn: string; note: W | null }
  routeAround: { unit: UnitId; reason: W }
  askSubmitter: { question: W }
  answer: { text: W; files: readonly FileId[] }
  merge: { master: CaseId; reason: W }
  split: { child: CaseId; reason: W }
  triage: TriageForm<W>
  sendBack: { reason: W }
  approve: { branch: BranchId | null; member: PersonId | null; opinion: W | null }
  /** Short form of `triage` with path `reject`: proposes non-acceptance to the reviewer. */
  reject: { category: Category; reason: RejectionReason; notice: W }
  contestRejection: { reason: W }
  overturnRejection: { reason: W }
  assign: { branch: BranchId | null; member: PersonId | null }
  claim: Record<never, never>
  release: { reason: W }
  reassign: { branch: BranchId | null; member: PersonId | null; reason: W }
  requestTransfer: TransferSheet<W>
  acceptTransfer: { triage: TriageForm<W> | null }
  returnTransfer: { reason: W; whoseDuty: UnitId | null; basis: W }
  rule: { ruling: Ruling; basis: W }
  circulate: { documentNo: string; criteria: readonly InstructCriterion[]; units: readonly UnitId[]; draft: W }
  giveOpinion: { unit: UnitId; stance: 'agree' | 'amend' | 'notOurs'; opinion: W; basis: W | null }
  recordInstruction: { leader: W; opinion: W; signedOn: string; scan: FileId | null; missingNoted: W | null }
  issueTasks: {
    lead: UnitId
    task: W
    dueOn: string | null
    coUnits: readonly { unit: UnitId; task: W; dueOn: string | null }[]
  }
  note: { text: W; toSubmitter: boolean }
  consult: { consult: ConsultId; unit: UnitId; question: W }
  answerConsult: { consult: ConsultId; text: W }
  park: { plan: W; milestones: readonly { on: string; what: W }[] }
  resume: { reason: W }
  extend: { reason: W; percent: number }
  /** What the ladder asked for (§3.6): why it is so, and by which day it will be done; the submitter is told both. */
  promise: { reason: W; on: string }
  file: {
    outcome: 'solved' | 'partlySolved' | 'explained'
    done: W
    methods: readonly Method[]
    evidence: readonly FileId[]
    explanation: Explanation<W> | null
  }
  recordAttempt: { means: Means; reached: boolean; verdict: Verdict | null; words: W | null }
  confirm: { verdict: Verdict; words: W | null }
  sendBackToWork: { reason: W }
  writeOff: {
    outcome: 'solved' | 'partlySolved' | 'explained' | 'unreachable'
    effects: readonly EffectTag[]
    sentence: W | null
  }
  rate: { satisfaction: number; timeliness: number; words: W | null }
  reopen: { reason: W }
  withdraw: { reason: W | null }
  redispatch: { unit: UnitId; reason: W }
  freeze: { reason: W }
  unfreeze: { reason: W }
  archive: { packageHash: string }
  /** A clock ran out and the table says what follows (T09, T21): done by the system alone. */
  expire: { clock: 'submitterAnswer' | 'transferReply' }
}

export type ActionName = keyof ActionInputs<Words>
export type ActionInput<Name extends ActionName, W = Words> = ActionInputs<W>[Name]

/**
 * The verbs, in the order of a case's way. `Action` carries {@link Words}; over the wire the same shape carries `Text`
 * (`Action<Text>`), and apply-action stores every text as a payload before it asks the lifecycle.
 */
export type Action<W = Words> = {
  [Name in ActionName]: { readonly type: Name } & Readonly<ActionInputs<W>[Name]>
}[ActionName]
