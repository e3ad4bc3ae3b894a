import type {
  ActionName,
  AskedFor,
  CallBackLack,
  CaseFile,
  Category,
  Channel,
  ClockKind,
  Communication,
  IdentityMode,
  Outcome,
  Path,
  Phase,
  SensitiveClass,
  SpecialChannel,
  Status,
  Text,
  TriageForm,
  Urgency,
} from '@zuoyeben/lifecycle'

/** What a reader is shown of a case. Every time is an ISO 8601 string; words a reader may not see are absent, never blanked by the page. */

export interface Bilingual {
  zh: string
  en: string
}
export interface UnitRef {
  id: string
  name: Bilingual
}
export interface BranchRef {
  id: string
  name: Bilingual
}
export interface PersonRef {
  id: string
  name: string
}
export type Colour = 'green' | 'yellow' | 'orange' | 'red'

export interface ClockView {
  kind: string
  startedAt: string
  /** null while it is paused without a known end. */
  dueAt: string | null
  colour: Colour
  /** Set while paused: why, and until when at the latest. */
  paused: { reason: string; until: string | null } | null
  /** The calendar has no data for a year it touches (worktime: provisional). */
  provisional: boolean
}

export interface WorklistRow {
  caseId: string
  caseNo: string
  version: number
  status: Status
  category: Category | null
  urgency: Urgency
  path: Path | null
  excerpt: string
  place: string | null
  owner: UnitRef
  branch: BranchRef | null
  handler: PersonRef | null
  submittedAt: string
  /** The running clock that falls due first. */
  clock: ClockView | null
  crisis: boolean
  restricted: boolean
  verified: boolean
  identityMode: IdentityMode
}
export interface Page<Row> {
  rows: Row[]
  /** Hand it back to get the next page; null at the end. */
  next: string | null
}

export interface FileView {
  id: string
  name: string
  mime: string
  bytes: number
  url: string
  thumbnailUrl: string | null
}

/** One line of a case's history; `words` holds what was written with it, as far as the reader may see it. */
export interface TimelineEntry {
  n: number
  at: string
  type: string
  by: { kind: 'submitter' | 'staff' | 'system'; person: PersonRef | null; role: string | null; unit: UnitRef | null }
  statusAfter: Status
  /** Named texts of the event (reason, opinion, text, question …). */
  words: Record<string, string>
  /** Other plain data of the event (to, branch, outcome, means …) with unit and person ids replaced by names. */
  data: Record<string, string | number | boolean | null>
  files: FileView[]
}

export interface DecisionView {
  /** The sentence for everybody. */
  sentence: Bilingual
  /** Rule title and facts, for staff; null for the submitter. */
  rule: { id: string; title: Bilingual } | null
  facts: { label: Bilingual; value: string }[]
  proposed: {
    unit: UnitRef | null
    path: Path | null
    urgency: Urgency | null
    category: Category | null
    firstAction: string | null
    coUnits: UnitRef[]
  }
  /** Other categories the words speak for, best first, with the words that speak for them. */
  categories: { category: Category; score: number; because: string[] }[]
  /** Rules that were asked before and did not hold, in words. */
  whyNot: Bilingual[]
  /** How many of those are not named to this reader: they ask for something sensitive. */
  restrictedOthers: number
  /** How many rules were not asked any more. */
  notAsked: number
  /** This reader may say that it went to the wrong unit (“这件分错了”). */
  mayTellMisroute: boolean
}

/** One message between the submitter and those who have the case in hand. */
export interface MessageView {
  n: number
  at: string
  from: 'submitter' | 'staff'
  /** Of the member of staff, for staff; null for the submitter and to the submitter. */
  name: string | null
  text: string
}

/** A rung of the ladder that fired (§3.6): what it asks, and whether that was given. */
export interface EscalationView {
  rung: string
  clock: ClockKind
  asks: AskedFor
  at: string
  answeredAt: string | null
}

/** One page for every role; each part shows what that role may see. */
export interface CaseView {
  caseId: string
  caseNo: string
  version: number
  status: Status
  phase: Phase
  category: Category | null
  urgency: Urgency
  path: Path | null
  channel: Channel
  escalations: EscalationView[]
  /** The latest day that `promise` may name; null where any day will do. */
  promiseUntil: string | null
  /** 重点督查 */
  inspected: boolean
  crisis: boolean
  restricted: boolean
  frozen: boolean
  verified: boolean
  identityMode: IdentityMode
  submittedAt: string
  outcome: Outcome | null
  text: string | null
  place: string | null
  campus: string | null
  answers: { formKey: string; form: unknown; values: Record<string, unknown> } | null
  files: FileView[]
  /** null: this reader sees no identity. */
  submitter: {
    name: string | null
    type: string | null
    contact: string | null
    contactWish: string | null
    /** 韦**, 138****1234: this reader is shown that there is somebody, not who. */
    isMasked: boolean
  } | null
  where: { owner: UnitRef; entry: UnitRef | null; branch: BranchRef | null; handler: PersonRef | null; since: string }
  /** The clock that matters now, then the others. */
  clocks: ClockView[]
  decision: DecisionView | null
  triage: TriageForm<Text> | null
  consults: {
    id: string
    unit: UnitRef
    question: string
    answer: string | null
    askedAt: string
    dueAt: string | null
  }[]
  transfer: { from: UnitRef; to: UnitRef; communication: Communication<Text> | null } | null
  circulation: CaseFile['circulation']
  requested: CaseFile['requested']
  flags: { class: SensitiveClass; source: string; at: string }[]
  /** What the submitter was asked about going on as an ordinary case, and answered; null answers are silence. */
  consent: { unit: UnitRef; agrees: boolean | null } | null
  /** The unit that would have it again when its flag is cleared. */
  goesBackTo: UnitRef | null
  /** A danger to life: since when the duty people are called, and who has it. */
  call: {
    since: string
    acknowledged: { by: PersonRef; at: string } | null
    /** Who has been called again since, how often and when last. */
    called: { person: PersonRef; times: number; last: string }[]
  } | null
  attempts: CaseFile['attempts'][number][]
  /** What the call-back still lacks before it may be closed without contact. */
  callBackLacks: CallBackLack[]
  rating: { satisfaction: number; timeliness: number; words: string | null } | null
  /** What comes next, for people: the actions anybody could take now, and by whom. */
  next: { action: ActionName; roles: string[] }[]
  timeline: TimelineEntry[]
  allowedActions: ActionName[]
  /** This reader may ask who else can see the case. */
  listsReaders: boolean
  messages: MessageView[]
  /** This reader answers the submitter. */
  mayWrite: boolean
  links: { kind: 'master' | 'child' | 'split' | 'possibleDuplicate'; caseId: string; caseNo: string; status: Status }[]
}

/** The submitter's own view: plain words, no staff names but the unit, no inner debate. */
export interface SubmitterView {
  caseNo: string
  /** To subscribe to `tracking.live` with. */
  live: string
  version: number
  status: Status
  phase: Phase
  category: Category | null
  submittedAt: string
  text: string
  place: string | null
  files: FileView[]
  unit: UnitRef
  /** Next day by which something is promised, and what (a clock kind). */
  promise: { clock: string; dueAt: string } | null
  question: string | null
  /** The school asks whether this unit may take it up as an ordinary matter; `agrees` is what the submitter said so far. */
  consent: { unit: UnitRef; question: string | null; agrees: boolean | null } | null
  /** Where it went, and what that office signed for it with. */
  handedOver: { channel: SpecialChannel; receiptNo: string; receiptOn: string } | null
  outcome: Outcome | null
  /** What was done, or why not, as filed. */
  result: {
    done: string
    explanation: { reason: string; basis: string; alternative: string | null; possibleWhen: string | null } | null
  } | null
  rating: { satisfaction: number; timeliness: number; words: string | null } | null
  why: Bilingual | null
  /** `on`: a day that was promised. */
  steps: { at: string; type: string; unit: UnitRef | null; words: string | null; on: string | null }[]
  messages: MessageView[]
  mayWrite: boolean
  /** When the school opened who the submitter is, told once the matter has ended. */
  unsealedAt: string[]
  /** Since when the school presses the unit for it (督办单); null where it does not, and of a restricted case. */
  supervisedSince: string | null
  /** The last date shown here that a change of the school calendar moved: from when to when, and why. */
  moved: { before: string; after: string; reason: Bilingual } | null
  allowedActions: ActionName[]
}
