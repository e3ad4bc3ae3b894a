import { type Element, readStrictXml } from './strict-xml.ts'

const CAS = 'http://www.yale.edu/tp/cas'
const SAML = 'urn:oasis:names:tc:SAML:2.0:protocol'

export type CasAnswer =
  | { readonly user: string; readonly attributes: ReadonlyMap<string, readonly string[]> }
  /** INVALID_TICKET, INVALID_SERVICE … (CAS 3.0.3, §2.5.3). */
  | { readonly failure: string }

/**
 * The answer of `/p3/serviceValidate` (CAS 3.0.3, §2.5.2): exactly one outcome, and for success exactly one user.
 * @throws Error for anything else
 */
export function readCasAnswer(document: string): CasAnswer {
  const root = readStrictXml(document)
  if (root.uri !== CAS || root.local !== 'serviceResponse') throw new Error('cas: no serviceResponse')
  const [outcome, ...more] = root.children
  if (!outcome || more.length > 0 || outcome.uri !== CAS) throw new Error('cas: not one outcome')
  if (outcome.local === 'authenticationFailure') {
    const code = outcome.attributes.get('code') ?? ''
    return { failure: /^[A-Z_]{1,40}$/.test(code) ? code : 'failure' }
  }
  if (outcome.local !== 'authenticationSuccess') throw new Error('cas: neither success nor failure')
  const [user, ...others] = outcome.children.filter(child => named(child, 'user'))
  const name = user?.text.trim()
  if (!name || others.length > 0 || user?.children.length !== 0) throw new Error('cas: not one user')
  const attributes = new Map<string, string[]>()
  for (const group of outcome.children.filter(child => named(child, 'attributes')))
    for (const { local, text } of group.children) attributes.set(local, [...(attributes.get(local) ?? []), text.trim()])
  return { user: name, attributes }
}

/** The ticket that a single logout speaks of (CAS 3.0.3, §2.3.3), or null. */
export function readLogoutRequest(document: string): string | null {
  const root = readStrictXml(document)
  if (root.uri !== SAML || root.local !== 'LogoutRequest') return null
  const [session, ...more] = root.children.filter(({ uri, local }) => uri === SAML && local === 'SessionIndex')
  return session && more.length === 0 ? session.text.trim() || null : null
}

const named = (element: Element, local: string) => element.uri === CAS && element.local === local
