import { actionProcedure } from '../cases/act.ts'
import { router } from '../trpc.ts'

/** What two people of the school group do together while a leak or retaliation is looked into (T37). */
export const supervisionRouter = router({
  freeze: actionProcedure('freeze'),
  unfreeze: actionProcedure('unfreeze'),
})
