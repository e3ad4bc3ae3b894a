import { actionProcedure } from '../cases/act.ts'
import { router } from '../trpc.ts'

/** 销号 (C2-28), and 重开 by the school group after the submitter's own (T33). Rating and confirming are the submitter's: tracking.router. */
export const closureRouter = router({
  writeOff: actionProcedure('writeOff'),
  reopen: actionProcedure('reopen'),
})
