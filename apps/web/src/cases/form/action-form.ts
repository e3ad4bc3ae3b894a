import type { ActionName } from '@zuoyeben/lifecycle'
import type { trpc } from '../../trpc.ts'
import type { Word } from '../../words/word.ts'
import { emptyAnswers, readAnswers } from './answers.ts'
import type { CaseView, Field, Fields, RawRecord } from './field.ts'

export type Client = ReturnType<typeof trpc.useUtils>['client']

/** What every action is sent with: the case, the version it was read at, and the key that makes a retry harmless. */
export interface Envelope {
  caseNo: string
  version: number
  key: string
}
export interface Done {
  caseNo: string
  version: number
  status: CaseView['status']
}

interface Description<Input extends Envelope> {
  readonly action: ActionName
  readonly fields: { readonly [K in Exclude<keyof Input, keyof Envelope>]-?: Field<Input[K]> }
  /** Answers the form opens with, from what is known of the case. */
  readonly start?: (view: CaseView) => RawRecord
  /** One sentence above the fields. */
  readonly intro?: Word
  /** The choice that sends by itself: one tap on one of its answers. The other fields stand above it and may stay empty. */
  readonly taps?: Exclude<keyof Input, keyof Envelope> & string
  /** Asked once more before it is sent: what it does that cannot be taken back. */
  readonly danger?: Word
  readonly send: (client: Client, input: Input) => Promise<Done>
}

/** A form as the page uses it, whatever its action. */
export interface ActionForm {
  readonly action: ActionName
  readonly fields: Fields
  readonly intro: Word | null
  readonly danger: Word | null
  readonly taps: string | null
  /** The action takes no word at all: one key does it. */
  readonly immediate: boolean
  readonly start: (view: CaseView) => RawRecord
  readonly send: (client: Client, envelope: Envelope, answers: RawRecord, view: CaseView) => Promise<Done>
}

/** Turns the typed description of one action into a form. A field the action wants and the description lacks does not compile. */
export function actionForm<Input extends Envelope>(description: Description<Input>): ActionForm {
  const { action, intro = null, danger = null, taps = null, start, send } = description
  const fields: Fields = description.fields
  return {
    action,
    fields,
    intro,
    danger,
    taps,
    immediate: Object.keys(fields).length === 0 && !danger,
    start: view => ({ ...emptyAnswers(fields), ...start?.(view) }),
    send: (client, envelope, answers, view) =>
      send(client, { ...readAnswers(fields, answers, view), ...envelope } as unknown as Input),
  }
}
