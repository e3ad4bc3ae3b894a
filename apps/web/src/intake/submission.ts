import type { Inputs } from '../trpc.ts'
import type { Draft, SubmitterType } from './draft.ts'

export type Submission = Inputs['intake']['submit']
type Previewed = Inputs['intake']['preview']

/** Stored and read by staff and rules as the word itself. */
const TYPE_WORDS: Readonly<Record<SubmitterType, string>> = {
  undergraduate: '本科生',
  postgraduate: '研究生',
  teacher: '教师',
  staff: '职工',
  retired: '离退休教职工',
  family: '家属',
  other: '其他',
}

/** The draft as the server takes it. An unwanted contact is not sent at all. */
export function submissionOf(draft: Draft, consent: string): Submission {
  return {
    ...previewOf(draft),
    key: draft.key,
    files: draft.files.map(file => file.id),
    identityMode: draft.identityMode,
    contact: {
      wish: draft.wish,
      name: (draft.identityMode === 'named' && draft.wish !== 'none' && draft.name.trim()) || null,
      phone: (draft.wish === 'phone' && draft.phone.trim()) || null,
    },
    consent,
    agreed: draft.agreedSensitive ? ['sensitive'] : [],
  }
}

/** What the preview needs to know: everything but who is writing. */
export function previewOf(draft: Draft): Previewed {
  return {
    text: draft.text.trim(),
    campus: draft.campus,
    place: draft.place.trim() || null,
    category: draft.category,
    answers: draft.answers,
    entryUnit: draft.bypassOwnUnit ? null : draft.entryUnit,
    submitterType: TYPE_WORDS[draft.submitterType ?? 'other'],
    channel: 'web',
    bypassOwnUnit: draft.bypassOwnUnit,
    accused: draft.accused,
    accusedUnit: draft.accusedUnit,
    sensitive: draft.sensitive,
  }
}
