import type { ActionName } from '@zuoyeben/lifecycle'
import { recordAttempt, sendBackToWork } from '../../callback/call-back-forms.ts'
import { writeOff } from '../../closure/write-off-form.ts'
import * as assigning from '../../dispatch/assign-forms.ts'
import * as circulating from '../../dispatch/circulation-forms.ts'
import * as sensitive from '../../dispatch/sensitive-forms.ts'
import * as transferring from '../../dispatch/transfer-forms.ts'
import * as triaging from '../../dispatch/triage-forms.ts'
import { answerConsult, consult } from '../../handling/consult-forms.ts'
import { file } from '../../handling/file-form.ts'
import * as working from '../../handling/work-forms.ts'
import { freeze, unfreeze } from '../../supervision/freeze-forms.ts'
import type { ActionForm } from './action-form.ts'

/** Actions that are not taken at a desk: the submitter's own, and those of the system. */
type NotStaff =
  | 'submit'
  | 'answer'
  | 'giveConsent'
  | 'contestRejection'
  | 'confirm'
  | 'rate'
  | 'reopen'
  | 'withdraw'
  | 'archive'
  | 'expire'
export type StaffAction = Exclude<ActionName, NotStaff>

/** Every action of the staff and its form. One without a form does not compile. */
export const ACTION_FORMS: Readonly<Record<StaffAction, ActionForm>> = {
  flag: sensitive.flag,
  acknowledge: sensitive.acknowledge,
  askConsent: sensitive.askConsent,
  clearFlag: sensitive.clearFlag,
  reportUp: sensitive.reportUp,
  handOver: sensitive.handOver,
  routeAround: sensitive.routeAround,
  askSubmitter: triaging.askSubmitter,
  merge: triaging.merge,
  split: triaging.split,
  triage: triaging.triage,
  reject: triaging.reject,
  sendBack: assigning.sendBack,
  approve: assigning.approve,
  overturnRejection: assigning.overturnRejection,
  assign: assigning.assign,
  reassign: assigning.reassign,
  redispatch: assigning.redispatch,
  requestTransfer: transferring.requestTransfer,
  acceptTransfer: transferring.acceptTransfer,
  returnTransfer: transferring.returnTransfer,
  rule: transferring.rule,
  circulate: circulating.circulate,
  giveOpinion: circulating.giveOpinion,
  recordInstruction: circulating.recordInstruction,
  issueTasks: circulating.issueTasks,
  claim: working.claim,
  release: working.release,
  note: working.note,
  consult,
  answerConsult,
  park: working.park,
  resume: working.resume,
  extend: working.extend,
  promise: working.promise,
  file,
  recordAttempt,
  sendBackToWork,
  writeOff,
  freeze,
  unfreeze,
}

export const isStaffAction = (action: ActionName): action is StaffAction => Object.hasOwn(ACTION_FORMS, action)
