import { actionProcedure } from '../cases/act.ts'
import { router } from '../trpc.ts'

/** 回访 (C2-27). */
export const callbackRouter = router({
  recordAttempt: actionProcedure('recordAttempt'),
  sendBackToWork: actionProcedure('sendBackToWork'),
})
