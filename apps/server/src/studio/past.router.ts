import { FINDING_KINDS } from '@zuoyeben/rules'
import { z } from 'zod'
import { forStaff, router } from '../trpc.ts'
import { pastCasesOf } from './cases-of-finding.ts'
import { rehearse } from './rehearse.ts'
import { mustStudy } from './scope.ts'
import { tellMisroute } from './tell-misroute.ts'
import { watchRules } from './watch-rules.ts'

/** Rules as somebody writes them, for the school or a unit. */
const change = z.object({
  kind: z.enum(['routing', 'sensitivity']),
  unit: z.string().min(1).max(64).nullable(),
  body: z.unknown(),
})
const text = z.string().max(200)
const texts = z.array(text).max(400)
const end = z.number().nullable()
const stretch = z.object({ from: end, to: end, fromIncluded: z.boolean(), toIncluded: z.boolean() })
const region = z
  .array(
    z.union([
      z.object({
        fact: text,
        values: z.array(z.union([text, z.boolean(), z.null()])).max(400),
        orAnother: z.boolean(),
      }),
      z.object({ fact: text, stretches: z.array(stretch).max(400), orMissing: z.boolean() }),
      z.object({ fact: text, has: texts, hasNot: texts, isKnown: z.boolean().nullable() }),
    ]),
  )
  .max(200)
/** As much of a finding as says which cases it is about. */
const finding = z.object({ kind: z.enum(FINDING_KINDS), ruleIds: texts.min(0), region: region.default([]) })

const students = forStaff('assessor', 'schoolLead', 'configurer', 'reviewer')

/** Rules tried on past cases: what a change would have made of them, and which ones a finding is about. */
export const pastRouter = router({
  /** A stream: how far it is, and at last the result. */
  rehearse: students.input(change).query(({ ctx: { app, viewer }, input, signal }) => {
    mustStudy(viewer, input.unit)
    return rehearse(app, viewer, { ...input, body: input.body }, signal)
  }),
  /** Hits of each routing rule in force, what people moved, and what that suggests. */
  watch: students
    .input(z.object({ unit: change.shape.unit, days: z.number().int().min(1).max(1100) }))
    .query(({ ctx: { app, viewer }, input: { unit, days } }) => {
      mustStudy(viewer, unit)
      return watchRules(app, unit, days)
    }),
  /** “这件分错了”: for whoever takes such cases in hand. */
  misroute: forStaff('officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead')
    .input(z.object({ caseNo: z.string().max(40), unit: z.string().min(1).max(64) }))
    .mutation(({ ctx: { app, viewer, person }, input }) => tellMisroute(app, { ...viewer, person }, input)),
  casesOf: students.input(change.extend({ finding })).query(({ ctx: { app, viewer }, input, signal }) => {
    const { finding: about, ...rules } = input
    mustStudy(viewer, rules.unit)
    return pastCasesOf(app, viewer, { change: { ...rules, body: rules.body }, finding: about }, signal)
  }),
})
