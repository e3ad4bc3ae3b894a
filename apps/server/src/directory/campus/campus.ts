import { hkdfSync, randomBytes } from 'node:crypto'
import type { CampusSetting } from '../../config-campus.ts'
import { casWay } from './cas.ts'
import { oidcWay } from './oidc.ts'
import { type Sealer, sealer } from './sealed-token.ts'
import type { Trip, Vouched, Way, WayName } from './way.ts'
import { wechatMini, wechatWebWay } from './wechat.ts'

/** The ways into this house from elsewhere, as the environment sets them; those not set are not there. */
export interface Campus {
  readonly ways: ReadonlyMap<WayName, Way>
  /** Exchanges the code of `wx.login`; null: no mini-program. */
  readonly mini: ((code: string) => Promise<Vouched>) | null
  readonly newPeople: CampusSetting['newPeople']
  readonly trips: Sealer<Trip>
  readonly tripCookie: TripCookie
  /** Proof that the person at the keyboard of this session was its person a moment ago; in another session it is worth nothing. */
  readonly confirmations: Sealer<{ readonly session: string }>
  /** A key for fingerprints of what must be recognised and never read. */
  readonly fingerprintKey: Buffer
}

export const TRIP_SECONDS = 600

export function makeCampus(
  setting: CampusSetting,
  { masterKey, origin }: { masterKey: Buffer; origin: string },
): Campus {
  const back = (way: WayName) => `${origin}/api/campus/${way}/back`
  const ways = new Map<WayName, Way>()
  if (setting.oidc) ways.set('oidc', oidcWay(setting.oidc, setting, back('oidc')))
  if (setting.cas) ways.set('cas', casWay(setting.cas, setting, back('cas')))
  const { wechat } = setting
  if (wechat?.web) ways.set('wechatWeb', wechatWebWay(wechat.web, wechat, back('wechatWeb')))
  return {
    ways,
    mini: wechat?.mini ? wechatMini(wechat.mini, wechat) : null,
    newPeople: setting.newPeople,
    trips: sealer<Trip>(masterKey, 'campus trips'),
    tripCookie: tripCookie(origin.startsWith('https://')),
    confirmations: sealer(masterKey, 'campus confirmations'),
    fingerprintKey: Buffer.from(hkdfSync('sha256', masterKey, '', 'zuoyeben campus fingerprints', 32)),
  }
}

/** A trip before its beginning: everything that must not be guessed. */
export const newTrip = (given: Pick<Trip, 'way' | 'purpose' | 'next' | 'session'>): Trip => ({
  ...given,
  // WeChat takes letters and digits alone.
  state: randomBytes(24).toString('hex'),
  nonce: randomBytes(24).toString('hex'),
  verifier: randomBytes(32).toString('base64url'),
})

export interface TripCookie {
  write(sealed: string): string
  erase(): string
  read(header: string | undefined): string | null
}

/** Lax, for it has to come back with the provider's redirect; only our own doors get it. */
function tripCookie(isSecure: boolean): TripCookie {
  const name = `${isSecure ? '__Secure-' : ''}zuoyeben.trip`
  const set = (value: string, seconds: number) =>
    `${name}=${value}; Max-Age=${seconds}; Path=/api/campus; HttpOnly; ${isSecure ? 'Secure; ' : ''}SameSite=Lax`
  return {
    write: sealed => set(sealed, TRIP_SECONDS),
    erase: () => set('', 0),
    read: header => {
      for (const pair of header?.split(';') ?? []) {
        const [given, value] = pair.trim().split('=')
        if (given === name && value) return value
      }
      return null
    },
  }
}
