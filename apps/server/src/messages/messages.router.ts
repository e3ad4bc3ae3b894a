import { z } from 'zod'
import { readCaseNumber } from '../cases/case-number.ts'
import { forStaff, router } from '../trpc.ts'
import { writeAsStaff } from './write-message.ts'

export const messageText = z.string().trim().min(1).max(1000)

/** What those who have a case in hand write to its submitter; the submitter's side is in tracking/. */
export const messagesRouter = router({
  write: forStaff()
    .input(z.object({ caseNo: z.string().max(40), text: messageText, key: z.uuid() }))
    .mutation(({ ctx: { app, viewer, person }, input }) =>
      writeAsStaff(
        app,
        { ...viewer, person },
        { no: readCaseNumber(input.caseNo) ?? '', text: input.text, key: input.key },
      ),
    ),
})
