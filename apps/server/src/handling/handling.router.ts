import { actionProcedure } from '../cases/act.ts'
import { router } from '../trpc.ts'

/** 领题、办理、协办、挂账、报备: the work. */
export const handlingRouter = router({
  claim: actionProcedure('claim'),
  release: actionProcedure('release'),
  note: actionProcedure('note'),
  consult: actionProcedure('consult'),
  answerConsult: actionProcedure('answerConsult'),
  park: actionProcedure('park'),
  resume: actionProcedure('resume'),
  extend: actionProcedure('extend'),
  promise: actionProcedure('promise'),
  file: actionProcedure('file'),
})
