import { z } from 'zod'

/** What the school tells people about their data (PIPL 17), and what may be kept how long (19): content of a release and two settings. */

/** Consents apart from the handling itself; nothing is refused to whoever gives none of them (PIPL 16, 29). */
export const PURPOSES = ['contact', 'sensitive', 'publication'] as const
export type Purpose = (typeof PURPOSES)[number]

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) })
const paragraphs = z.array(z.string().min(1)).min(1)
const noticeContent = z.object({
  version: z.string().min(1).max(40),
  since: z.iso.date(),
  short: bilingual,
  sections: z
    .array(z.object({ key: z.string(), title: bilingual, text: z.object({ zh: paragraphs, en: paragraphs }) }))
    .min(1),
  purposes: z.array(z.object({ key: z.enum(PURPOSES), title: bilingual, text: bilingual })).length(PURPOSES.length),
})
export type NoticeContent = z.infer<typeof noticeContent>

/** @throws ZodError with the place; a release that carries such a notice does not come into force. */
export const parseNotice = (body: unknown): NoticeContent => noticeContent.parse(body)

const privacyContact = z.object({
  /** The personal information handler by its name. */
  controller: bilingual,
  /** Who answers for it (PIPL 52). */
  name: bilingual,
  phone: z.string().min(3).max(40),
  email: z.string().max(120),
})
export type PrivacyContact = z.infer<typeof privacyContact>
export const privacyContactFrom = (stored: unknown): PrivacyContact | null =>
  privacyContact.safeParse(stored).data ?? null

/**
 * Months after 销号. The floors let every window, complaint and call-back end first; the ceilings are what the notice can still call the
 * shortest time that is needed.
 */
export const RETENTION_BOUNDS = {
  identityMonths: { least: 3, most: 24 },
  wordsMonths: { least: 12, most: 60 },
} as const
export interface Retention {
  readonly identityMonths: number
  readonly wordsMonths: number
}
export const DEFAULT_RETENTION: Retention = { identityMonths: 12, wordsMonths: 36 }

const months = ({ least, most }: { least: number; most: number }) => z.number().int().min(least).max(most)
/** Words never go before the identity does. */
export const retentionInput = z
  .object({
    identityMonths: months(RETENTION_BOUNDS.identityMonths),
    wordsMonths: months(RETENTION_BOUNDS.wordsMonths),
  })
  .refine(({ identityMonths, wordsMonths }) => identityMonths <= wordsMonths, { path: ['wordsMonths'] })

/** A stored value outside the bounds is no value: the default holds. */
export const retentionFrom = (stored: unknown): Retention => retentionInput.safeParse(stored).data ?? DEFAULT_RETENTION
