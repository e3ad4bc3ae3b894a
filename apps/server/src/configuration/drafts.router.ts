import { z } from 'zod'
import { forStaff, router } from '../trpc.ts'
import { createDraft, proposeDraft, rebaseDraft, removeDraft, renameDraft, saveDraft } from './change-draft.ts'
import { ITEM_KINDS, SCHOOL } from './item-rules.ts'
import { listDrafts, viewDraft } from './view-drafts.ts'

const id = z.object({ id: z.uuid() })
const version = z.int32().min(1)
const name = z.string().trim().min(1).max(60)
const item = z.object({ kind: z.enum(ITEM_KINDS), unit: z.string().min(1).max(64).nullable() })
const saved = id.extend({ version, body: z.unknown() })
const words = z.string().trim().min(2).max(200)
const ok = { ok: true as const }

const writers = forStaff('assessor', 'schoolLead', 'systemAdmin', 'configurer', 'reviewer').use(({ ctx, next }) =>
  next({ ctx: { who: { ...ctx.viewer, person: ctx.person } } }),
)

/** Drafts of configuration: shared by those who may propose the item, and nobody else's to see. Nothing of them is in force. */
export const draftsRouter = router({
  list: writers.input(item).query(({ ctx, input }) => listDrafts(ctx.app, ctx.who, input.kind, input.unit ?? SCHOOL)),
  one: writers.input(id).query(({ ctx, input }) => viewDraft(ctx.app, ctx.who, input.id)),
  create: writers
    .input(item.extend({ name, body: z.unknown().optional() }))
    .mutation(async ({ ctx, input: { kind, unit, name: called, body } }) => ({
      id: await createDraft(ctx.app, ctx.who, { kind, scope: unit ?? SCHOOL, name: called, body }),
    })),
  save: writers.input(saved).mutation(async ({ ctx, input: { id: of, version: seen, body } }) => ({
    version: await saveDraft(ctx.app, ctx.who, { id: of, version: seen, body }),
  })),
  rename: writers.input(id.extend({ name })).mutation(async ({ ctx, input }) => {
    await renameDraft(ctx.app, ctx.who, input.id, input.name)
    return ok
  }),
  /** `onto` is the release in force that the body was carried over onto. */
  rebase: writers
    .input(saved.extend({ onto: z.int32().min(0) }))
    .mutation(({ ctx, input: { id: of, version: seen, onto, body } }) =>
      rebaseDraft(ctx.app, ctx.who, { id: of, version: seen, onto, body }),
    ),
  drop: writers.input(id).mutation(async ({ ctx, input }) => {
    await removeDraft(ctx.app, ctx.who, input.id)
    return ok
  }),
  propose: writers
    .input(id.extend({ version, reason: z.object({ zh: words, en: words }) }))
    .mutation(async ({ ctx, input }) => ({ id: await proposeDraft(ctx.app, ctx.who, input) })),
})
