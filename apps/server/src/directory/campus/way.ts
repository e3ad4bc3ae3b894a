import type { CampusProblem } from '../../errors.ts'

/** Ways by which a browser is sent away and comes back. */
export const WAYS = ['oidc', 'cas', 'wechatWeb'] as const
export type WayName = (typeof WAYS)[number]

/** One journey to a provider and back, kept sealed in a cookie of the browser that set out. */
export interface Trip {
  readonly way: WayName
  /** To sign in; to link an identity to the person who is signed in; to prove again that it is this person. */
  readonly purpose: 'signIn' | 'link' | 'confirm'
  readonly state: string
  readonly nonce: string
  /** PKCE, RFC 7636. */
  readonly verifier: string
  readonly next: string | null
  /** In which somebody set out to link or confirm. */
  readonly session: string | null
}

/** One name that a provider has for somebody. */
export interface Key {
  /** Kind and whose: `oidc:https://id.example.edu.cn`. */
  readonly provider: string
  readonly subject: string
}

/** Somebody whom a provider vouches for. */
export interface Vouched {
  /** The first is the one it was asked for; more where the provider says that it is the same person (WeChat's unionid). */
  readonly keys: readonly [Key, ...Key[]]
  /** Campus number; null where the provider knows none (WeChat). */
  readonly username: string | null
  readonly name: string | null
  readonly isStaff: boolean
  /** What ends the session from the other side (CAS single logout). */
  readonly ticket?: string
}

export interface Way {
  /** The address to send the browser to. */
  begin(trip: Trip): Promise<string>
  /** Reads what the browser brought back; the state has been checked. @throws NotVouched, OutsideDown */
  finish(query: URLSearchParams, trip: Trip): Promise<Vouched>
  /** Where to go to be signed out there too; null where there is no such place. */
  leave(): Promise<string | null>
}

/** The provider does not vouch for this browser. `why` is for the operator's log and holds nothing secret. */
export class NotVouched extends Error {
  readonly problem: CampusProblem
  constructor(problem: CampusProblem, why: string) {
    super(why)
    this.problem = problem
  }
}
