/** What stands around notices that leave the platform. `{n}`: how many they are; `{link}`: where to sign in; `{more}`: how many are not listed. */
export const LETTER_WORDS = {
  subject: { zh: '作业本：有 {n} 件事等你', en: 'Zuoyeben: {n} matters wait for you' },
  subjectUrgent: { zh: '作业本：有一件紧急的事', en: 'Zuoyeben: something urgent' },
  /** In the place of every sentence that must not be said outside: a restricted case, a group that reads along. */
  unsaid: { zh: '有一件事项需要你处理，内容登录后可见', en: 'A matter needs you; sign in to see it' },
  unsaidCrisis: {
    zh: '有一件可能危及人身安全的事项没有人应答，请立即登录应答',
    en: 'A possible danger to life is unanswered: sign in and answer it now',
  },
  more: { zh: '另有 {more} 件', en: 'and {more} more' },
  end: {
    zh: '办理请登录：{link}\n不想收到，可在“通知方式”中调整。本邮件自动发出，请勿回复。',
    en: 'Sign in: {link}\nChange what you are sent under “How I am told”. Sent automatically; please do not answer.',
  },
  group: { zh: '作业本：有 {n} 件事项待办，请登录查看 {link}', en: 'Zuoyeben: {n} matters wait. Sign in: {link}' },
  short: { zh: '作业本：有 {n} 件事等你，请登录 {link}', en: 'Zuoyeben: {n} matters wait for you. Sign in: {link}' },
  shortUrgent: {
    zh: '作业本：有一件紧急的事，请立即登录 {link}',
    en: 'Zuoyeben: something urgent. Sign in now: {link}',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>
export type LetterWord = keyof typeof LETTER_WORDS
