import { CATEGORIES } from '@zuoyeben/lifecycle'
import { proposeCategory } from '@zuoyeben/rules'
import { z } from 'zod'
import { forAnybody, forStaff, router } from '../trpc.ts'
import { assess } from './assess.ts'
import { intakeOptions } from './options.ts'
import { optionsOutput, receiptOutput } from './outputs.ts'
import { promiseFor } from './promise.ts'
import { registerInput, submissionInput, submitInput } from './submission-input.ts'
import { submitCase } from './submit-case.ts'
import { sentenceFor } from './tell-decision.ts'

/** 留作业: what a person may choose, what it leads to, and handing it in. */
export const intakeRouter = router({
  options: forAnybody
    .meta({ openapi: { method: 'GET', path: '/intake/options', summary: '可选项 · What may be chosen' } })
    .input(z.object({}).optional())
    .output(optionsOutput)
    .query(({ ctx }) => intakeOptions(ctx.app)),

  form: forAnybody.input(z.object({ category: z.enum(CATEGORIES) })).query(({ ctx: { app }, input }) => {
    const form = app.configuration.form(input.category)
    const key = `form.${input.category}`
    return { key, hash: app.configuration.school().release.items[key] ?? '', form: form as unknown }
  }),

  propose: forAnybody
    .input(
      z.object({
        text: z.string().max(2000),
        place: z.string().max(200).optional(),
        campus: z.string().max(40).optional(),
      }),
    )
    .query(({ ctx: { app }, input }) =>
      proposeCategory(input.text, input, app.configuration.school().knowledge.lexicon)
        .slice(0, 3)
        .map(({ category, score, because }) => ({
          category: category as (typeof CATEGORIES)[number],
          score,
          because: [...because],
        })),
    ),

  preview: forAnybody.input(submissionInput).query(async ({ ctx: { app, viewer }, input }) => {
    const assessment = await assess(app, input, viewer.person)
    return {
      unit: app.directory.unitRef(assessment.target),
      ...promiseFor(app, assessment),
      why: sentenceFor(assessment),
      category: assessment.category,
      held: assessment.gate.hold,
      crisis: assessment.gate.crisis,
    }
  }),

  submit: forAnybody
    .meta({ openapi: { method: 'POST', path: '/intake/submissions', summary: '留作业 · Leave homework' } })
    .input(submitInput)
    .output(receiptOutput)
    .mutation(({ ctx: { app, viewer }, input }) =>
      submitCase(app, input, {
        actor: { kind: 'submitter', person: viewer.person as never },
        submitter: viewer.person,
        page: null,
      }),
    ),

  register: forStaff('clerk')
    .input(registerInput)
    .mutation(({ ctx: { app, viewer, person }, input: { page, onBehalfOf, ...input } }) =>
      submitCase(
        app,
        {
          ...input,
          channel: input.channel === 'web' ? 'notebook' : input.channel,
          contact: { ...input.contact, name: input.contact.name ?? onBehalfOf },
        },
        { actor: { kind: 'staff', person: person as never, appointments: viewer.appointments }, submitter: null, page },
      ),
    ),
})
