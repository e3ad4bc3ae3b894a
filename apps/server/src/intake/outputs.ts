import { CATEGORIES } from '@zuoyeben/lifecycle'
import { z } from 'zod'

/** What the public part answers, as schemas: the OpenAPI description is made from them. */

const bilingual = z.object({ zh: z.string(), en: z.string() })
const unit = z.object({ id: z.string(), name: bilingual })

export const optionsOutput = z.object({
  campuses: z.array(z.string()),
  units: z.array(unit.extend({ kind: z.enum(['college', 'department', 'directBranch', 'school']) })),
  categories: z.array(
    z.object({ code: z.enum(CATEGORIES), name: bilingual, description: bilingual, icon: z.string() }),
  ),
  anonymousAllowed: z.boolean(),
  notice: z.object({ version: z.string(), text: bilingual, sensitive: bilingual }),
  crisisPhones: z.array(z.object({ name: bilingual, phone: z.string() })),
  limits: z.object({ textMin: z.number(), textMax: z.number(), filesMax: z.number(), fileBytesMax: z.number() }),
})

export const receiptOutput = z.object({
  caseNo: z.string(),
  /** Shown once. */
  receiptCode: z.string(),
  unit,
  /** `YYYY-MM-DD` */
  dueDay: z.string(),
  why: bilingual,
  crisis: z.boolean(),
  held: z.boolean(),
})
