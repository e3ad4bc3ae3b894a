import { createHash, randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { type Answered, type Asked, choice, json, openStandIn } from './stand-in.ts'

export const CLIENT = { id: 'zuoyeben', secret: 'stand-in-secret' }

/** How the provider misbehaves in its next ID token; without any of it, it behaves. */
export interface Misbehaviour {
  readonly claims?: JWTPayload
  readonly alg?: 'RS256' | 'ES256' | 'none' | 'foreignKey'
  /** Claims of the token endpoint left to the userinfo endpoint. */
  readonly onlyUserinfo?: boolean
  readonly userinfoSub?: string
  /** Answers of all endpoints. */
  readonly down?: 'hangUp' | 'status' | 'noJson' | 'tooLong' | 'redirect'
  readonly refuses?: string
}
type Account = Readonly<Record<string, unknown>> & { readonly sub: string; readonly name?: string }
interface Grant {
  readonly query: URLSearchParams
  readonly account: Account
}

/**
 * A small OpenID provider: discovery, authorisation with PKCE, token endpoint with the client's secret, signed ID tokens, keys, userinfo,
 * sign-out. Codes are good once. Its page lets one choose among the accounts it is given.
 */
export async function openOidcStandIn(accounts: readonly Account[], port = 0) {
  const keys = { RS256: await generateKeyPair('RS256'), ES256: await generateKeyPair('ES256') }
  const foreign = await generateKeyPair('RS256')
  const published = await Promise.all(
    (['RS256', 'ES256'] as const).map(async alg => ({ ...(await exportJWK(keys[alg].publicKey)), alg, kid: alg })),
  )
  const codes = new Map<string, Grant>()
  const tokens = new Map<string, Grant>()
  const state = { misbehaviour: {} as Misbehaviour, asked: [] as string[], signedOut: 0 }
  const server = await openStandIn(async asked => {
    state.asked.push(asked.path)
    const { down } = state.misbehaviour
    if (down === 'hangUp') return { hangUp: true }
    if (down === 'status') return { status: 503, body: 'secret stack trace' }
    if (down === 'noJson') return { body: '<html>maintenance</html>', type: 'text/html' }
    if (down === 'tooLong') return { body: 'x'.repeat(400_000) }
    if (down === 'redirect') return { location: 'http://127.0.0.1:1/elsewhere' }
    switch (asked.path) {
      case '/.well-known/openid-configuration':
        return json(describe(server.url))
      case '/keys':
        return json({ keys: published })
      case '/authorize':
        return authorize(asked)
      case '/token':
        return token(asked)
      case '/userinfo':
        return userinfo(asked)
      case '/sign-out':
        state.signedOut += 1
        return { location: asked.query.get('post_logout_redirect_uri') ?? '/' }
      default:
        return { status: 404 }
    }
  }, port)

  function authorize({ method, query, form }: Asked): Answered {
    if (query.get('client_id') !== CLIENT.id || query.get('code_challenge_method') !== 'S256') return { status: 400 }
    const account = accounts.find(({ sub }) => sub === form.get('account'))
    if (method !== 'POST' || !account) return choice(accounts.map(({ sub, name = sub }) => ({ value: sub, name })))
    const back = new URL(query.get('redirect_uri') ?? '')
    back.searchParams.set('state', query.get('state') ?? '')
    const { refuses } = state.misbehaviour
    if (refuses) back.searchParams.set('error', refuses)
    else {
      const code = randomBytes(12).toString('hex')
      codes.set(code, { query, account })
      back.searchParams.set('code', code)
    }
    return { location: back.href }
  }

  async function token({ form, headers }: Asked): Promise<Answered> {
    if (!isClient(headers.authorization, form)) return json({ error: 'invalid_client' }, 401)
    const grant = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight =
      grant?.query.get('code_challenge') === challenge && grant.query.get('redirect_uri') === form.get('redirect_uri')
    if (!grant || !isRight) return json({ error: 'invalid_grant' }, 400)
    const access = randomBytes(12).toString('hex')
    tokens.set(access, grant)
    return json({ access_token: access, token_type: 'Bearer', expires_in: 300, id_token: await idToken(grant) })
  }

  async function idToken({ query, account }: Grant): Promise<string> {
    const { claims, alg = 'RS256', onlyUserinfo } = state.misbehaviour
    const now = Math.floor(Date.now() / 1000)
    const payload = {
      ...(onlyUserinfo ? { sub: account.sub } : account),
      iss: server.url,
      aud: CLIENT.id,
      nonce: query.get('nonce') ?? undefined,
      iat: now,
      exp: now + 300,
      auth_time: now,
      ...claims,
    } as JWTPayload
    if (alg === 'none') return new UnsecuredJWT(payload).encode()
    const [name, key] = alg === 'foreignKey' ? ['RS256', foreign] : [alg, keys[alg]]
    return new SignJWT(payload).setProtectedHeader({ alg: name as string, kid: name as string }).sign(key.privateKey)
  }

  function userinfo({ headers }: Asked): Answered {
    const grant = tokens.get((headers.authorization ?? '').replace(/^Bearer /, ''))
    if (!grant) return json({ error: 'invalid_token' }, 401)
    return json({ ...grant.account, sub: state.misbehaviour.userinfoSub ?? grant.account.sub })
  }

  return {
    ...server,
    /** Everything that was asked of it, by path. */
    asked: state.asked,
    signedOut: () => state.signedOut,
    misbehave: (how: Misbehaviour) => {
      state.misbehaviour = how
    },
    /** Chooses an account on its page; returns the address the browser is sent back to. */
    choose: async (url: string, sub: string): Promise<string> => {
      const body = new URLSearchParams({ account: sub })
      const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' })
      return answer.headers.get('location') ?? `status ${answer.status}`
    },
  }
}

/** Name and secret are percent-encoded before they are joined (RFC 6749, §2.3.1). */
function isClient(authorization: string | undefined, form: URLSearchParams): boolean {
  const [id = '', secret = ''] = authorization?.startsWith('Basic ')
    ? Buffer.from(authorization.slice(6), 'base64').toString().split(':').map(decodeURIComponent)
    : [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  return id === CLIENT.id && secret === CLIENT.secret
}

function describe(url: string) {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    userinfo_endpoint: `${url}/userinfo`,
    jwks_uri: `${url}/keys`,
    end_session_endpoint: `${url}/sign-out`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256', 'none'],
    code_challenge_methods_supported: ['S256'],
  }
}
