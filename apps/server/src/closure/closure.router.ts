import { actionProcedure } from '../cases/act.ts'
import { router } from '../trpc.ts'

/** 销号 (C2-28). Rating, reopening and confirming are the submitter's: tracking.router. */
export const closureRouter = router({
  writeOff: actionProcedure('writeOff'),
})
