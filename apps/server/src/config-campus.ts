import { z } from 'zod'

/** How people of the campus sign in, from the environment alone: no secret is in the database or on a page. A way that is not set is not there. */
export interface CampusSetting {
  readonly oidc: OidcSetting | null
  readonly cas: CasSetting | null
  readonly wechat: WechatSetting | null
  /** What becomes of somebody whom the campus knows and we do not. */
  readonly newPeople: 'refuse' | 'student' | 'staff'
  /** The claim or attribute whose value says that a new person is staff. */
  readonly staffWhen: { readonly claim: string; readonly value: string } | null
}
export interface OidcSetting {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly clientAuth: 'basic' | 'post'
  readonly scopes: string
  readonly usernameClaim: string
  readonly nameClaim: string
}
export interface CasSetting {
  /** Without a slash at its end; `/login` and `/p3/serviceValidate` lie below it. */
  readonly url: string
  /** null: the user itself. */
  readonly usernameAttribute: string | null
  readonly nameAttribute: string
}
export interface WechatSetting {
  readonly mini: WechatApp | null
  readonly web: WechatApp | null
  readonly api: string
  readonly open: string
}
export interface WechatApp {
  readonly appId: string
  readonly secret: string
}

const text = z.string().min(1).max(300)
/** TLS is required except on this machine: what travels there are secrets and names. */
const address = z
  .url()
  .refine(isGuarded, 'must begin with https:// (http:// only for 127.0.0.1, ::1 and localhost)')
  .transform(url => url.replace(/\/+$/, ''))
const issuer = z.url().refine(isGuarded, 'must begin with https:// (http:// only for 127.0.0.1, ::1 and localhost)')

export const campusVariables = {
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_CLIENT_AUTH: z.enum(['basic', 'post']).default('basic'),
  OIDC_SCOPES: text
    .refine(scopes => scopes.split(' ').includes('openid'), 'must hold the scope openid')
    .default('openid profile'),
  OIDC_USERNAME_CLAIM: text.default('preferred_username'),
  OIDC_NAME_CLAIM: text.default('name'),
  CAS_URL: address.optional(),
  CAS_USERNAME_ATTRIBUTE: text.optional(),
  CAS_NAME_ATTRIBUTE: text.default('name'),
  WECHAT_MINI_APP_ID: text.optional(),
  WECHAT_MINI_SECRET: text.optional(),
  WECHAT_WEB_APP_ID: text.optional(),
  WECHAT_WEB_SECRET: text.optional(),
  WECHAT_API: address.default('https://api.weixin.qq.com'),
  WECHAT_OPEN: address.default('https://open.weixin.qq.com'),
  ZUOYEBEN_NEW_PEOPLE: z.enum(['refuse', 'student', 'staff']).default('refuse'),
  ZUOYEBEN_STAFF_WHEN: z
    .string()
    .regex(/^[^=\s]+=\S+$/, 'must be claim=value, e.g. user_type=teacher')
    .optional(),
}
const shape = z.object(campusVariables)
type Variables = z.infer<typeof shape>

/** @throws Error naming the variable that is missing beside those that are set */
export function campusFrom(v: Variables): CampusSetting {
  const mini = appFrom('WECHAT_MINI', v.WECHAT_MINI_APP_ID, v.WECHAT_MINI_SECRET)
  const web = appFrom('WECHAT_WEB', v.WECHAT_WEB_APP_ID, v.WECHAT_WEB_SECRET)
  const [claim, value] = v.ZUOYEBEN_STAFF_WHEN?.split('=') ?? []
  return {
    oidc: oidcFrom(v),
    cas: v.CAS_URL
      ? {
          url: v.CAS_URL,
          usernameAttribute: v.CAS_USERNAME_ATTRIBUTE ?? null,
          nameAttribute: v.CAS_NAME_ATTRIBUTE,
        }
      : null,
    wechat: mini || web ? { mini, web, api: v.WECHAT_API, open: v.WECHAT_OPEN } : null,
    newPeople: v.ZUOYEBEN_NEW_PEOPLE,
    staffWhen: claim && value ? { claim, value } : null,
  }
}

function oidcFrom(v: Variables): OidcSetting | null {
  if (!v.OIDC_ISSUER && !v.OIDC_CLIENT_ID && !v.OIDC_CLIENT_SECRET) return null
  if (!v.OIDC_ISSUER) throw new Error('OIDC_ISSUER: must be set beside OIDC_CLIENT_ID and OIDC_CLIENT_SECRET')
  if (!v.OIDC_CLIENT_ID) throw new Error('OIDC_CLIENT_ID: must be set beside OIDC_ISSUER')
  if (!v.OIDC_CLIENT_SECRET) throw new Error('OIDC_CLIENT_SECRET: must be set beside OIDC_ISSUER')
  return {
    issuer: v.OIDC_ISSUER,
    clientId: v.OIDC_CLIENT_ID,
    clientSecret: v.OIDC_CLIENT_SECRET,
    clientAuth: v.OIDC_CLIENT_AUTH,
    scopes: v.OIDC_SCOPES,
    usernameClaim: v.OIDC_USERNAME_CLAIM,
    nameClaim: v.OIDC_NAME_CLAIM,
  }
}

function appFrom(name: string, appId: string | undefined, secret: string | undefined): WechatApp | null {
  if (appId && !secret) throw new Error(`${name}_SECRET: must be set beside ${name}_APP_ID`)
  if (secret && !appId) throw new Error(`${name}_APP_ID: must be set beside ${name}_SECRET`)
  return appId && secret ? { appId, secret } : null
}

/** https, or http to this machine. */
export function isGuarded(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isHere)
}
