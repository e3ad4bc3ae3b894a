import { z } from 'zod'
import { noticeOf } from '../configuration/effective-notice.ts'
import { retentionInput } from '../configuration/effective-privacy.ts'
import { cursorInput } from '../db/keyset.ts'
import { ticket } from '../tracking/ticket.ts'
import { forAnybody, forPeople, forStaff, router } from '../trpc.ts'
import { askInput, askRight, takeBack } from './ask-right.ts'
import { STANDING, turnConsent, turnConsentOfCase } from './change-consent.ts'
import { changeContact, contactInput } from './change-contact.ts'
import { decideRight, rightsQueue } from './decide-right.ts'
import { askCopy, copiesShown } from './own-copies.ts'
import { DECISIONS } from './requests.sql.ts'
import { rehearseRetention, setRetention, viewRetention } from './retention.ts'
import { ownRecords, viewCasePrivacy, viewOwnPrivacy } from './view-own.ts'

const reason = z.string().trim().min(2).max(500)
/** Whoever answers for the school, or keeps its machines and logs, sees what goes; numbers alone. */
const KEEPERS = ['schoolLead', 'systemAdmin', 'securityAdmin', 'auditAdmin'] as const
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

  copies: forAnybody
    .input(z.object({ ticket: ticket.optional() }))
    .query(({ ctx, input }) => copiesShown(ctx, input.ticket)),
  askCopy: forAnybody
    .input(z.object({ ticket: ticket.optional() }))
    .mutation(({ ctx, input }) => askCopy(ctx, input.ticket)),

  ask: forAnybody.input(askInput).mutation(({ ctx, input }) => askRight(ctx, input)),
  takeBack: forAnybody.input(z.object({ id: z.uuid(), ticket: ticket.optional() })).mutation(async ({ ctx, input }) => {
    await takeBack(ctx, input.id, input.ticket)
    return ok
  }),
  queue: forStaff('schoolLead', 'confidant', 'systemAdmin').query(({ ctx }) => rightsQueue(ctx.app, ctx.viewer)),
  decide: forStaff('schoolLead', 'confidant', 'systemAdmin')
    .input(z.object({ id: z.uuid(), decision: z.enum(DECISIONS), reason }))
    .mutation(async ({ ctx, input }) => {
      await decideRight(ctx.app, ctx.viewer, input.id, input.decision, input.reason)
      return ok
    }),

  retention: forStaff(...KEEPERS).query(({ ctx }) => viewRetention(ctx.app)),
  rehearseRetention: forStaff('schoolLead')
    .input(retentionInput)
    .query(({ ctx, input }) => rehearseRetention(ctx.app, input)),
  setRetention: forStaff('schoolLead')
    .input(z.object({ seen: retentionInput, retention: retentionInput, reason }))
    .mutation(async ({ ctx, input }) => {
      await setRetention(ctx.app, ctx.person, input.seen, input.retention, input.reason)
      return ok
    }),
})
