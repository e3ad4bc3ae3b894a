import { type Action, SENSITIVE_CLASSES, type Text } from '@zuoyeben/lifecycle'
import { z } from 'zod'
import { envelope } from '../cases/act.ts'
import { ACTION_INPUTS, type SentAction } from '../cases/action-inputs.ts'
import { applyAction } from '../cases/apply-action.ts'
import { cursorInput } from '../db/keyset.ts'
import { writeAsSubmitter } from '../messages/write-message.ts'
import { forAnybody, forPeople, router } from '../trpc.ts'
import { withCode } from './guard-codes.ts'
import { liveCase } from './live-case.ts'
import { ownCases } from './own-cases.ts'
import { readersOfOwnCase } from './readers-of-own-case.ts'
import { performerOf, ticket } from './ticket.ts'
import { viewOwnCase } from './view-own-case.ts'

const sent = envelope.omit({ caseNo: true }).extend({ ticket })

/** What a submitter sends on their own case. Whose it is, the ticket proves; whether it is done, the lifecycle says. */
function ownAction<Name extends SentAction>(name: Name) {
  return forAnybody.input(z.intersection(sent, ACTION_INPUTS[name])).mutation(async ({ ctx, input }) => {
    const { ticket: proof, version, key, ...fields } = input as z.infer<typeof sent>
    const { no, performer } = performerOf(ctx, proof)
    const action = { type: name, ...fields } as unknown as Action<Text>
    return withCode(ctx, proof, () => applyAction(ctx.app, performer, { of: { no }, action, version, key }))
  })
}

/** The submitter's side of a case, with or without an account. */
export const trackingRouter = router({
  mine: forPeople
    .input(z.object({ cursor: cursorInput }))
    .query(({ ctx, input }) => ownCases(ctx.app, ctx.person, input.cursor)),
  view: forAnybody
    .input(z.object({ ticket }))
    .query(({ ctx, input }) => withCode(ctx, input.ticket, () => viewOwnCase(ctx, input.ticket))),
  readers: forAnybody
    .input(z.object({ ticket }))
    .query(({ ctx, input }) => withCode(ctx, input.ticket, () => readersOfOwnCase(ctx, input.ticket))),
  live: forAnybody
    .input(z.object({ token: z.string().max(200) }))
    .subscription(({ ctx, input, signal }) => liveCase(ctx, input.token, signal)),
  answer: ownAction('answer'),
  confirm: ownAction('confirm'),
  rate: ownAction('rate'),
  reopen: ownAction('reopen'),
  withdraw: ownAction('withdraw'),
  giveConsent: ownAction('giveConsent'),
  contestRejection: ownAction('contestRejection'),
  flag: forAnybody
    .input(sent)
    .input(z.object({ class: z.enum(SENSITIVE_CLASSES), reason: ACTION_INPUTS.flag.shape.reason }))
    .mutation(async ({ ctx, input }) => {
      const { no, performer } = performerOf(ctx, input.ticket)
      const action: Action<Text> = { type: 'flag', class: input.class, source: 'self', reason: input.reason }
      return withCode(ctx, input.ticket, () =>
        applyAction(ctx.app, performer, { of: { no }, action, version: input.version, key: input.key }),
      )
    }),
  /** A message to those who have the case in hand, at any time while it is open. */
  write: forAnybody
    .input(z.object({ ticket, text: z.string().trim().min(1).max(1000), key: z.uuid() }))
    .mutation(({ ctx, input }) => {
      const { no, performer } = performerOf(ctx, input.ticket)
      return withCode(ctx, input.ticket, () =>
        writeAsSubmitter(ctx.app, performer, { no, text: input.text, key: input.key }),
      )
    }),
})
