import { actionProcedure } from '../cases/act.ts'
import { router } from '../trpc.ts'
import { candidates } from './candidates.ts'

/** 研判、审核、领题前的安排、转办、批办、裁定: where a case goes. */
export const dispatchRouter = router({
  flag: actionProcedure('flag'),
  acknowledge: actionProcedure('acknowledge'),
  askConsent: actionProcedure('askConsent'),
  clearFlag: actionProcedure('clearFlag'),
  reportUp: actionProcedure('reportUp'),
  handOver: actionProcedure('handOver'),
  routeAround: actionProcedure('routeAround'),
  askSubmitter: actionProcedure('askSubmitter'),
  merge: actionProcedure('merge'),
  triage: actionProcedure('triage'),
  sendBack: actionProcedure('sendBack'),
  approve: actionProcedure('approve'),
  reject: actionProcedure('reject'),
  overturnRejection: actionProcedure('overturnRejection'),
  candidates,
  assign: actionProcedure('assign'),
  reassign: actionProcedure('reassign'),
  requestTransfer: actionProcedure('requestTransfer'),
  acceptTransfer: actionProcedure('acceptTransfer'),
  returnTransfer: actionProcedure('returnTransfer'),
  rule: actionProcedure('rule'),
  redispatch: actionProcedure('redispatch'),
  circulate: actionProcedure('circulate'),
  giveOpinion: actionProcedure('giveOpinion'),
  recordInstruction: actionProcedure('recordInstruction'),
  issueTasks: actionProcedure('issueTasks'),
})
