import type { Category, IdentityMode } from '@zuoyeben/lifecycle'

/** What a submitter has written so far. It lives on the submitter's device only (design: a draft is the submitter's own). */
export interface Draft {
  /** Made once for a draft and sent with every attempt, so a retry or a double tap makes one case. */
  readonly key: string
  /** Epoch milliseconds of the last change. */
  readonly changedAt: number
  readonly text: string
  readonly campus: string | null
  readonly place: string
  readonly files: readonly DraftFile[]
  /** null: not sure, the platform proposes. */
  readonly category: Category | null
  readonly answers: Readonly<Record<string, unknown>> | null
  readonly entryUnit: string | null
  readonly submitterType: SubmitterType | null
  readonly identityMode: IdentityMode
  readonly bypassOwnUnit: boolean
  readonly accused: Accused
  readonly accusedUnit: string | null
  readonly sensitive: boolean
  readonly wish: ContactWish
  readonly name: string
  readonly phone: string
  /** Version of the notice that was agreed to; another version asks again. */
  readonly agreed: string | null
  /** Agreed to apart from it: the use of sensitive data in the text. Nothing depends on it. */
  readonly agreedSensitive: boolean
  /** Sending was asked for and no answer has come yet: it is tried again. */
  readonly waiting: boolean
}

/** A photo the server already has. */
export interface DraftFile {
  readonly id: string
  readonly name: string
  readonly thumbnailUrl: string | null
}

export const SUBMITTER_TYPES = [
  'undergraduate',
  'postgraduate',
  'teacher',
  'staff',
  'retired',
  'family',
  'other',
] as const
export type SubmitterType = (typeof SUBMITTER_TYPES)[number]
export const ACCUSED = ['none', 'personOfMyUnit', 'teacherOrSupervisor', 'unit'] as const
export type Accused = (typeof ACCUSED)[number]
export const CONTACT_WISHES = ['inApp', 'phone', 'none'] as const
export type ContactWish = (typeof CONTACT_WISHES)[number]

/** A draft nobody has touched for a week is forgotten: a device may be shared. */
export const DRAFT_DAYS = 7

export function emptyDraft(key: string, now: number): Draft {
  return {
    key,
    changedAt: now,
    text: '',
    campus: null,
    place: '',
    files: [],
    category: null,
    answers: null,
    entryUnit: null,
    submitterType: null,
    identityMode: 'named',
    bypassOwnUnit: false,
    accused: 'none',
    accusedUnit: null,
    sensitive: false,
    wish: 'inApp',
    name: '',
    phone: '',
    agreed: null,
    agreedSensitive: false,
    waiting: false,
  }
}

/** The draft after a change. Fields that the change makes meaningless are emptied; the key stays. */
export function changed(draft: Draft, change: Partial<Omit<Draft, 'key'>>, now: number): Draft {
  const next = { ...draft, ...change, changedAt: now }
  return {
    ...next,
    answers: next.category === draft.category || 'answers' in change ? next.answers : null,
    accusedUnit: next.accused === 'none' ? null : next.accusedUnit,
    phone: next.wish === 'phone' ? next.phone : '',
  }
}

/** Anything worth keeping, or worth asking before it is thrown away. */
export function isBlank(draft: Draft): boolean {
  return draft.text.trim() === '' && draft.place.trim() === '' && draft.files.length === 0
}

/** Something was chosen for which the unit must not see the case first. */
export function asksForCare(draft: Draft): boolean {
  return draft.sensitive || draft.bypassOwnUnit || draft.accused !== 'none'
}

export interface Limits {
  textMin: number
  textMax: number
}
export interface Problems {
  text?: 'tooShort' | 'tooLong'
  phone?: 'missing' | 'notAPhone'
}

const PHONE = /^[0-9+\- ]{5,20}$/

/** What keeps the draft from being sent, by field. Characters are counted as the server counts them. */
export function problemsOf(draft: Draft, limits: Limits): Problems {
  const chars = draft.text.trim().length
  const phone = draft.phone.trim()
  return {
    ...(chars < limits.textMin && { text: 'tooShort' as const }),
    ...(chars > limits.textMax && { text: 'tooLong' as const }),
    ...(draft.wish === 'phone' && phone === '' && { phone: 'missing' as const }),
    ...(draft.wish === 'phone' && phone !== '' && !PHONE.test(phone) && { phone: 'notAPhone' as const }),
  }
}

/** Reads a stored draft back; null when it is none of ours, is from another shape, or too old. */
export function restored(stored: string | null, now: number): Draft | null {
  if (!stored) return null
  let found: unknown
  try {
    found = JSON.parse(stored)
  } catch {
    return null
  }
  if (typeof found !== 'object' || found === null) return null
  const model = emptyDraft('', now)
  const draft = { ...model, ...found } as Draft
  const sameShape = (Object.keys(model) as (keyof Draft)[]).every(
    name =>
      model[name] === null ||
      (Array.isArray(model[name]) === Array.isArray(draft[name]) && typeof model[name] === typeof draft[name]),
  )
  if (!sameShape || draft.key === '' || now - draft.changedAt > DRAFT_DAYS * 86_400_000) return null
  return {
    ...draft,
    files: draft.files.filter(file => typeof file?.id === 'string' && typeof file.name === 'string'),
    accused: ACCUSED.includes(draft.accused) ? draft.accused : 'none',
    wish: CONTACT_WISHES.includes(draft.wish) ? draft.wish : 'inApp',
    identityMode: draft.identityMode === 'sealedFromHandlers' ? 'sealedFromHandlers' : 'named',
  }
}
