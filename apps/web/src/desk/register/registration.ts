import type { Channel } from '@zuoyeben/lifecycle'
import type { Inputs } from '../../trpc.ts'
import type { Uploaded } from '../../ui/file-input.tsx'
import { type Word, word } from '../../words/word.ts'

export type Register = Inputs['intake']['register']

/** Channels a clerk enters: the notebook and what people said to somebody (C1-01, C1-04). */
export const CLERK_CHANNELS = ['notebook', 'phone', 'secretaryTalk', 'branchFound', 'inspection', 'fromAbove'] as const
export const SUBMITTER_TYPES: readonly Word[] = [
  word('本科生', 'Undergraduate'),
  word('研究生', 'Postgraduate'),
  word('教师', 'Teacher'),
  word('职工', 'Staff'),
  word('离退休教职工', 'Retired'),
  word('家属', 'Family'),
  word('其他', 'Other'),
]

/** What the clerk has filled in so far. */
export interface Registration {
  readonly channel: Extract<Channel, (typeof CLERK_CHANNELS)[number]>
  readonly page: readonly Uploaded[]
  readonly text: string
  readonly campus: string | null
  readonly place: string
  readonly category: Register['category']
  readonly submitterType: string
  readonly name: string
  readonly phone: string
}
export const EMPTY: Registration = {
  channel: 'notebook',
  page: [],
  text: '',
  campus: null,
  place: '',
  category: null,
  submitterType: '其他',
  name: '',
  phone: '',
}

const PHONE = /^[0-9+\- ]{5,20}$/

/** What is missing or wrong, by field; empty when it can be sent. */
export function problemsOf(given: Registration): Partial<Record<keyof Registration, Word>> {
  return {
    ...(given.page.length === 0 ? { page: word('请拍下这一页', 'Take a photo of the page') } : {}),
    ...(given.text.trim().length < 2 ? { text: word('请照原文抄下来', 'Copy what is written') } : {}),
    ...(given.phone.trim() && !PHONE.test(given.phone.trim())
      ? { phone: word('电话号码不对', 'Not a telephone number') }
      : {}),
  }
}

/** As the server takes it. Only for a registration without problems. */
export function inputOf(given: Registration, key: string, entryUnit: string | null, consent: string): Register {
  const name = given.name.trim() || null
  const phone = given.phone.trim() || null
  return {
    key,
    consent,
    entryUnit,
    channel: given.channel,
    page: given.page[0]?.id ?? '',
    text: given.text.trim(),
    campus: given.campus,
    place: given.place.trim() || null,
    category: given.category ?? null,
    submitterType: given.submitterType,
    onBehalfOf: name,
    contact: { wish: phone ? 'phone' : 'none', name, phone },
  }
}
