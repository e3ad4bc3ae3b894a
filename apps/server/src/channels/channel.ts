/** The ways out of the platform, in the order in which one is tried after another where a person has not chosen. */
export const CHANNELS = ['wechat', 'email', 'wecom', 'dingtalk', 'sms'] as const
export type ChannelName = (typeof CHANNELS)[number]

/** One message to one address. */
export interface Outgoing {
  /** The same for every try: what the other side can tell a second try by. */
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly text: string
  /** Shorter, for channels that count letters. */
  readonly short: string
  readonly language: 'zh' | 'en'
  /** Epoch milliseconds of what it is about. */
  readonly at: number
  readonly count: number
}

/**
 * Why nothing arrived. `unreachable` and `limited` may pass; the others stay so until somebody changes something: `badAddress` the person,
 * `noConsent` the person in WeChat, `misconfigured` and `privateAddress` the operator.
 */
export const SEND_PROBLEMS = [
  'unreachable',
  'limited',
  'badAddress',
  'noConsent',
  'misconfigured',
  'privateAddress',
] as const
export type SendProblem = (typeof SEND_PROBLEMS)[number]
export const mayPass = (problem: SendProblem): boolean => problem === 'unreachable' || problem === 'limited'

export type Sent = { readonly ok: true } | { readonly ok: false; readonly problem: SendProblem }
export const SENT: Sent = { ok: true }
export const failed = (problem: SendProblem): Sent => ({ ok: false, problem })

export interface Channel {
  readonly name: ChannelName
  /** Others may read along: no number of a case is said there. */
  readonly isGroup: boolean
  /** Takes addresses that a person types, and those of this form alone; null where the address is known otherwise. */
  readonly form: RegExp | null
  /** Never throws for a no of the other side. */
  send(message: Outgoing): Promise<Sent>
}
export type Channels = ReadonlyMap<ChannelName, Channel>
