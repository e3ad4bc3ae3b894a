import { randomBytes } from 'node:crypto'
import { type Answered, type Asked, choice, openStandIn } from './stand-in.ts'

interface CasAccount {
  readonly user: string
  readonly attributes?: Readonly<Record<string, string | readonly string[]>>
}

/** A small CAS 3 server: login, `/p3/serviceValidate` with tickets that are good once and for one service, logout. */
export async function openCasStandIn(accounts: readonly CasAccount[], port = 0) {
  const tickets = new Map<string, { service: string; account: CasAccount; isFresh: boolean }>()
  let answers: ((right: string) => string) | null = null
  let down = false
  const server = await openStandIn((asked: Asked): Answered => {
    if (down) return { status: 502, body: 'secret stack trace' }
    if (asked.path === '/cas/p3/serviceValidate') {
      const right = validate(asked)
      return { type: 'application/xml; charset=utf-8', body: answers ? answers(right) : right }
    }
    if (asked.path === '/cas/login') return login(asked)
    return asked.path === '/cas/logout' ? { location: asked.query.get('service') ?? '/' } : { status: 404 }
  }, port)

  function login({ method, query, form }: Asked): Answered {
    if (method !== 'POST') return choice(accounts.map(({ user }) => ({ value: user, name: user })))
    const service = query.get('service') ?? ''
    return { location: withTicket(service, drawTicket(service, form.get('account') ?? '')) }
  }

  function validate({ query }: Asked): string {
    const ticket = query.get('ticket') ?? ''
    const known = tickets.get(ticket)
    tickets.delete(ticket)
    if (!known) return failure('INVALID_TICKET', `Ticket ${ticket} not recognized`)
    if (known.service !== query.get('service')) return failure('INVALID_SERVICE', 'another service')
    if (query.get('renew') === 'true' && !known.isFresh) return failure('INVALID_TICKET', 'not from a fresh sign-in')
    return success(known.account)
  }

  return {
    ...server,
    cas: `${server.url}/cas`,
    /** Replaces what is answered, given what would have been. */
    answerWith: (how: ((right: string) => string) | null) => {
      answers = how
    },
    fall: (isDown: boolean) => {
      down = isDown
    },
    /** Signs in there: the address the browser is sent back to. */
    enter: (url: string, user: string, isFresh = true): string => {
      const service = new URL(url).searchParams.get('service') ?? ''
      return withTicket(service, drawTicket(service, user, isFresh))
    },
    drawTicket,
  }

  function drawTicket(service: string, user: string, isFresh = true): string {
    const account = accounts.find(each => each.user === user)
    if (!account) throw new Error(`nobody is called ${user}`)
    const ticket = `ST-1-${randomBytes(12).toString('hex')}-cas`
    tickets.set(ticket, { service, account, isFresh })
    return ticket
  }
}

function withTicket(service: string, ticket: string): string {
  const back = new URL(service)
  back.searchParams.set('ticket', ticket)
  return back.href
}

const NAMESPACE = 'xmlns:cas="http://www.yale.edu/tp/cas"'
const failure = (code: string, text: string) =>
  `<cas:serviceResponse ${NAMESPACE}><cas:authenticationFailure code="${code}">${text}</cas:authenticationFailure></cas:serviceResponse>`

export function success({ user, attributes = {} }: CasAccount): string {
  const lines = Object.entries(attributes).flatMap(([name, value]) =>
    [value].flat().map(each => `<cas:${name}>${each}</cas:${name}>`),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<cas:serviceResponse ${NAMESPACE}>
  <cas:authenticationSuccess>
    <cas:user>${user}</cas:user>
    <cas:attributes>${lines.join('')}</cas:attributes>
  </cas:authenticationSuccess>
</cas:serviceResponse>`
}

export const logoutRequest = (ticket: string) =>
  `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="1" Version="2.0" IssueInstant="2026-11-12T09:00:00Z"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID><samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`
