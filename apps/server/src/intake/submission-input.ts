import { CATEGORIES, CHANNELS, type Channel, type FileId, IDENTITY_MODES } from '@zuoyeben/lifecycle'
import { ACCUSED } from '@zuoyeben/rules'
import { z } from 'zod'

/** As little as the lifecycle takes: what is vague is asked about, not refused (C1-05, R7). */
export const TEXT_MIN = 2
export const TEXT_MAX = 2000
export const FILES_MAX = 9

/** Everything but the text is a help and not a hurdle: one text box is enough to submit. */
export const submissionInput = z.object({
  text: z.string().trim().min(TEXT_MIN).max(TEXT_MAX),
  campus: z.string().trim().max(40).nullable().default(null),
  place: z.string().trim().max(200).nullable().default(null),
  category: z.enum(CATEGORIES).nullable().default(null),
  answers: z.record(z.string().max(60), z.unknown()).nullable().default(null),
  entryUnit: z.string().max(20).nullable().default(null),
  submitterType: z.string().trim().max(40).default('其他'),
  channel: z.enum(CHANNELS).default('web' satisfies Channel),
  bypassOwnUnit: z.boolean().default(false),
  accused: z.enum(ACCUSED).default('none'),
  accusedUnit: z.string().max(20).nullable().default(null),
  sensitive: z.boolean().default(false),
})
export type SubmissionInput = z.infer<typeof submissionInput>

export const submitInput = submissionInput.extend({
  key: z.uuid(),
  files: z
    .array(z.uuid().transform(id => id as FileId))
    .max(FILES_MAX)
    .default([]),
  identityMode: z.enum(IDENTITY_MODES).default('named'),
  contact: z
    .object({
      wish: z.enum(['inApp', 'phone', 'none']),
      name: z.string().trim().max(40).nullable().default(null),
      phone: z
        .string()
        .trim()
        .regex(/^[0-9+\- ]{5,20}$/)
        .nullable()
        .default(null),
    })
    .default({ wish: 'inApp', name: null, phone: null }),
  /** Version of the notice that was shown and agreed to. */
  consent: z.string().min(1).max(40),
  /** Optional items agreed to apart from it (PIPL 29). Leaving a name or telephone is an agreement of its own, to their use. */
  agreed: z
    .array(z.enum(['sensitive']))
    .max(1)
    .default([]),
})
export type SubmitInput = z.infer<typeof submitInput>

/** What a clerk adds who enters a page of the notebook (C1-01): the photo of the page, and for whom. */
export const registerInput = submitInput.extend({
  page: z.uuid().transform(id => id as FileId),
  onBehalfOf: z.string().trim().max(40).nullable().default(null),
})
