import type { ActionName } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** Who read or did what. Actions write their line in their own transaction (case store); everything else writes it here, before it answers. */
export interface AuditLine {
  at: Date
  person: string | null
  /** How the reader is known: a person's id, `receipt`, or `system`. */
  actor: string
  act: RecordedAct
  caseId?: string
  detail?: Record<string, unknown>
}

/** What somebody does with the own second factor and sessions. */
export type Factor =
  | 'addFactor'
  | 'removeFactor'
  | 'proveFactor'
  | 'factorFailed'
  | 'factorLocked'
  | 'newBackupCodes'
  | 'endOwnSessions'

export type RecordedAct =
  | 'askUnsealing'
  | 'approveUnsealing'
  | 'refuseUnsealing'
  | 'unseal'
  | 'message'
  | 'read'
  | 'search'
  | 'list'
  | 'file'
  | 'openHandedOver'
  | 'signIn'
  | 'signInFailed'
  | 'signOut'
  | 'linkIdentity'
  | 'unlinkIdentity'
  | 'changePassword'
  | Factor
  | Administration
  | Configuration
  | AuditAdministration
  | PersonalDataAct
  | Operation
  | OrderAct
  | RulesOnThePast

/** What is done with a 督办单; `detail.order` is its number. */
export type OrderAct = 'issueOrder' | 'answerOrder' | 'returnOrder' | 'confirmOrder' | 'closeOrder'

/** What is done with past cases for the sake of rules; `detail` says whose rules, and how many cases were looked at. */
export type RulesOnThePast = 'rehearse' | 'tellMisroute'

/** What is done to what runs beside requests; `detail` says how many jobs of which kind, and why. */
export type Operation = 'redriveJobs' | 'dropJobs' | 'askSelfCheck' | 'acknowledgeFaults'

/** What the audit administrator does; reading the log is itself a line of it. */
export type AuditAdministration = 'readAudit' | 'exportAudit' | 'verifyAudit'

/** Lines from when only the calendar was changed by two people. */
type FormerAct = 'proposeCalendar' | 'withdrawCalendar' | 'declineCalendar' | 'publishCalendar'
/** Every act there may be in the log: those of a case and those that are written beside their own rows, too. */
export type AuditAct = RecordedAct | FormerAct | ActionName | 'clock' | 'rung' | 'signInLocked' | 'dropAuditSegment'

/** What the three administrators do (§3.9); `detail` names whom or what. */
export type Administration =
  | 'claimAdmin'
  | 'addPerson'
  | 'deactivatePerson'
  | 'renewFirstPassword'
  | 'endSessions'
  | 'resetFactors'
  | 'addUnit'
  | 'addBranch'
  | 'appoint'
  | 'dismiss'
  | 'declareAbsence'
  | 'endAbsence'
  | 'settleUnreached'
  | 'proposeItem'
  | 'withdrawItem'
  | 'declineItem'
  | 'publishItem'
  | 'dropDraft'
  | 'exportConfiguration'
  | 'importConfiguration'
  | 'scheduleItem'
  | 'reopenItem'
  | 'tryItem'
  | 'endTrial'
  | 'rollBack'

/** What changes how everything works: a release of rules, forms and calendars. */
export type Configuration = 'publishRelease'

/** What is done under the rights of the person (PIPL 44–50); on whose data, `detail.subject` or the case says. */
export type PersonalDataAct =
  | 'giveConsent'
  | 'withdrawConsent'
  | 'changeContact'
  | 'askCopy'
  | 'makeCopy'
  | 'takeCopy'
  | 'askRight'
  | 'takeBackRight'
  | 'decideRight'
  | 'correctProfile'
  | 'detachIdentity'
  | 'destroyWords'
  | 'limitCase'
  | 'retention'
  | 'setRetention'
  | NoticeAddressAct

/** Where and when somebody wants to be told outside the platform; the address itself is in no line. */
export type NoticeAddressAct =
  | 'setNoticeAddress'
  | 'confirmNoticeAddress'
  | 'removeNoticeAddress'
  | 'setNoticeTimes'
  | 'allowWechat'

/** Writes the line and waits for it: what cannot be recorded is not shown. */
export async function recordAudit(db: Reader, line: AuditLine): Promise<void> {
  await sql`insert into audit_log (at, person_id, actor, act, case_id, detail) values
    (${line.at}, ${line.person}::uuid, ${line.actor}, ${line.act}, ${line.caseId ?? null}::uuid, ${JSON.stringify(line.detail ?? {})}::jsonb)`.execute(
    db,
  )
}
