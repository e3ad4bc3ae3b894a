import type { Inputs } from '../trpc.ts'
import type { Draft } from './draft.ts'

export type Submission = Inputs['intake']['submit']
type Previewed = Inputs['intake']['preview']

/** The draft as the server takes it. An unwanted contact is not sent at all. */
export function submissionOf(draft: Draft, consent: string): Submission {
  return {
    ...previewOf(draft, consent),
    key: draft.key,
    contact: {
      wish: draft.wish,
      ...(draft.name.trim() && { name: draft.name.trim() }),
      ...(draft.wish === 'phone' && { phone: draft.phone.trim() }),
    },
  }
}

/** What the preview needs to know: everything but who is writing. */
export function previewOf(draft: Draft, consent: string): Previewed {
  return {
    text: draft.text.trim(),
    campus: draft.campus,
    place: draft.place.trim() || null,
    category: draft.category,
    answers: draft.answers,
    files: draft.files.map(file => file.id),
    entryUnit: draft.bypassOwnUnit ? null : draft.entryUnit,
    submitterType: draft.submitterType ?? 'other',
    channel: 'web',
    identityMode: draft.identityMode,
    bypassOwnUnit: draft.bypassOwnUnit,
    accused: draft.accused,
    accusedUnit: draft.accusedUnit,
    sensitive: draft.sensitive,
    contact: { wish: draft.wish },
    consent,
  }
}
