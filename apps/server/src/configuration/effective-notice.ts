import { addressOf } from './default-content.ts'
import type { SchoolConfiguration } from './effective.ts'
import type { NoticeContent, PrivacyContact } from './effective-privacy.ts'

/** Working days within which a request about one's own data is answered (law.md 4.1). */
export const ANSWER_DAYS = 15

/** The notice as it is shown now: every number and name filled in, and the hash of exactly that. */
export interface Notice extends NoticeContent {
  /** Over everything else that is here, so that a consent can be held against the words it was given to. */
  readonly hash: string
  readonly contact: PrivacyContact | null
}

const NO_NAME = { zh: '本校', en: 'This school' }
const made = new WeakMap<SchoolConfiguration, Notice>()

/** Made once for a configuration in force: a submission asks for it. */
export function noticeOf(school: SchoolConfiguration): Notice {
  const known = made.get(school)
  if (known) return known
  const { privacyContact: contact, retention } = school.settings
  const fill = (language: 'zh' | 'en') => (text: string) =>
    text
      .replaceAll('{controller}', (contact?.controller ?? NO_NAME)[language])
      .replaceAll('{identityMonths}', String(retention.identityMonths))
      .replaceAll('{wordsMonths}', String(retention.wordsMonths))
      .replaceAll('{answerDays}', String(ANSWER_DAYS))
  const body = {
    ...school.notice,
    sections: school.notice.sections.map(({ text, ...section }) => ({
      ...section,
      text: { zh: text.zh.map(fill('zh')), en: text.en.map(fill('en')) },
    })),
    contact,
  }
  const notice: Notice = { ...body, hash: addressOf(body) }
  made.set(school, notice)
  return notice
}
