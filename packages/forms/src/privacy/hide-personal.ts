import { findPersonal, PERSONAL_KINDS, type PersonalKind } from './find-personal.ts'

const NAMES: Readonly<Record<PersonalKind, { readonly zh: string; readonly en: string }>> = {
  idNumber: { zh: '身份证号', en: 'ID number' },
  bankCard: { zh: '银行卡号', en: 'bank card' },
  mobile: { zh: '手机号', en: 'mobile phone' },
  landline: { zh: '电话号码', en: 'telephone' },
  email: { zh: '电子邮箱', en: 'e-mail address' },
  campusNumber: { zh: '学工号', en: 'student or staff number' },
}
/** What each kind is called. */
export const sayHidden = (kind: PersonalKind): { readonly zh: string; readonly en: string } => NAMES[kind]

const markOf = (kind: PersonalKind) => `【已遮盖：${NAMES[kind].zh}】`

/** The text with a visible mark in the place of every personal part: 【已遮盖：手机号】. What is stored is not touched by it. */
export function hidePersonal(text: string): string {
  return replaced(text, markOf)
}

/** The text with nothing in the place of what is personal: for an index of words. */
export function withoutPersonal(text: string): string {
  return replaced(text, () => ' ')
}

function replaced(text: string, by: (kind: PersonalKind) => string): string {
  let rest = ''
  let from = 0
  for (const { kind, start, end } of findPersonal(text)) {
    rest += text.slice(from, start) + by(kind)
    from = end
  }
  return rest + text.slice(from)
}

/** A part of a text as it was hidden: words, or what stands for something hidden. */
export type Piece = { readonly text: string } | { readonly hidden: PersonalKind }

/** Takes a hidden text apart, so that a page shows its marks in the reader's language. */
export function pieces(text: string): Piece[] {
  return text
    .split(/(【已遮盖：[^】]{2,6}】)/)
    .filter(part => part !== '')
    .map(part => {
      const hidden = PERSONAL_KINDS.find(kind => markOf(kind) === part)
      return hidden ? { hidden } : { text: part }
    })
}
