import * as client from 'openid-client'
import type { CampusSetting, OidcSetting } from '../../config-campus.ts'
import { fetchOutside } from './outside.ts'
import { NotVouched, type Trip, type Vouched, type Way } from './way.ts'

/** How long the provider's description is believed; its keys are looked up again by themselves when one is unknown. */
const DESCRIPTION_MILLISECONDS = 3600_000
/** A proof that it is still the same person is not older, in seconds. */
const RENEWED_SECONDS = 60

/**
 * OpenID Connect by code flow with PKCE, state and nonce. openid-client checks issuer, audience, times (thirty seconds of skew), nonce and,
 * because we ask for it, the signature against the provider's keys, which leaves no place for `alg: none`.
 */
export function oidcWay(setting: OidcSetting, campus: Pick<CampusSetting, 'staffWhen'>, back: string): Way {
  let known: { at: number; config: Promise<client.Configuration> } | null = null
  const description = () => {
    if (!known || Date.now() - known.at > DESCRIPTION_MILLISECONDS) {
      const mine = { at: Date.now(), config: discover(setting) }
      known = mine
      // One that failed is not remembered.
      mine.config.catch(() => {
        if (known === mine) known = null
      })
    }
    return known.config
  }
  return {
    begin: async trip =>
      client.buildAuthorizationUrl(await description(), {
        redirect_uri: back,
        scope: setting.scopes,
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
        ...(isRenewed(trip) ? { prompt: 'login', max_age: String(RENEWED_SECONDS) } : {}),
      }).href,

    finish: async (query, trip) => {
      const config = await description()
      const error = query.get('error')
      if (error === 'access_denied') throw new NotVouched('cancelled', 'access_denied')
      if (error === 'temporarily_unavailable' || error === 'server_error') throw new NotVouched('providerDown', error)
      const here = new URL(back)
      for (const [name, value] of query) here.searchParams.append(name, value)
      const tokens = await client.authorizationCodeGrant(config, here, {
        pkceCodeVerifier: trip.verifier,
        expectedState: trip.state,
        expectedNonce: trip.nonce,
        idTokenExpected: true,
        ...(isRenewed(trip) ? { maxAge: RENEWED_SECONDS } : {}),
      })
      const token = tokens.claims()
      if (!token) throw new NotVouched('notAccepted', 'no ID token')
      return vouched(setting, campus, await claimsOf(config, setting, tokens.access_token, token))
    },

    leave: async () => {
      const config = await description()
      if (!config.serverMetadata().end_session_endpoint) return null
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: new URL('/sign-in', back).href }).href
    },
  }
}

const isRenewed = ({ purpose }: Trip) => purpose !== 'signIn'

async function discover(setting: OidcSetting): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, clientAuth } = setting
  const auth = clientAuth === 'basic' ? client.ClientSecretBasic(clientSecret) : client.ClientSecretPost(clientSecret)
  return client.discovery(new URL(issuer), clientId, {}, auth, {
    [client.customFetch]: (url, init) => fetchOutside(url, init as RequestInit),
    execute: [client.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : [])],
  })
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }

/** What the ID token does not say is asked of the userinfo endpoint, whose subject must be the same. */
async function claimsOf(
  config: client.Configuration,
  { usernameClaim, nameClaim }: OidcSetting,
  accessToken: string,
  token: Claims,
): Promise<Claims> {
  const isComplete = token[usernameClaim] !== undefined && token[nameClaim] !== undefined
  if (isComplete || !config.serverMetadata().userinfo_endpoint) return token
  return { ...(await client.fetchUserInfo(config, accessToken, token.sub)), ...token }
}

function vouched(setting: OidcSetting, { staffWhen }: Pick<CampusSetting, 'staffWhen'>, claims: Claims): Vouched {
  const word = (name: string) => {
    const value = claims[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  const username = word(setting.usernameClaim)
  if (username === null) throw new NotVouched('notKnown', `no claim ${setting.usernameClaim}`)
  const kinds = staffWhen ? [claims[staffWhen.claim]].flat() : []
  return {
    keys: [{ provider: `oidc:${claims.iss}`, subject: claims.sub }],
    username,
    name: word(setting.nameClaim),
    isStaff: kinds.some(kind => kind === staffWhen?.value),
  }
}
