import { z } from 'zod'
import { noticeOf } from '../configuration/effective-notice.ts'
import { cursorInput } from '../db/keyset.ts'
import { ticket } from '../tracking/ticket.ts'
import { forAnybody, forPeople, router } from '../trpc.ts'
import { STANDING, turnConsent, turnConsentOfCase } from './change-consent.ts'
import { changeContact, contactInput } from './change-contact.ts'
import { ownRecords, viewCasePrivacy, viewOwnPrivacy } from './view-own.ts'

const ok = { ok: true as const }

/** Rights of the person (PIPL 13–17, 44–50): for whoever is signed in, and for whoever holds the receipt of a case. */
export const rightsRouter = router({
  notice: forAnybody.query(({ ctx }) => noticeOf(ctx.app.configuration.school())),

  mine: forPeople.query(({ ctx }) => viewOwnPrivacy(ctx.app, ctx.person)),
  ofCase: forAnybody.input(z.object({ ticket })).query(({ ctx, input }) => viewCasePrivacy(ctx, input.ticket)),
  records: forAnybody
    .input(z.object({ ticket: ticket.optional(), cursor: cursorInput }))
    .query(({ ctx, input }) => ownRecords(ctx, input.ticket, input.cursor)),

  turnConsent: forPeople
    .input(z.object({ purpose: z.enum(STANDING), on: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await turnConsent(ctx.app, ctx.person, input.purpose, input.on)
      return ok
    }),
  turnConsentOfCase: forAnybody
    .input(z.object({ ticket, purpose: z.literal('sensitive'), on: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await turnConsentOfCase(ctx, input.ticket, input.purpose, input.on)
      return ok
    }),
  changeContact: forAnybody
    .input(z.object({ ticket, contact: contactInput.nullable() }))
    .mutation(async ({ ctx, input }) => {
      await changeContact(ctx, input.ticket, input.contact)
      return ok
    }),
})
