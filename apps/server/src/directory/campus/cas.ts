import type { CampusSetting, CasSetting } from '../../config-campus.ts'
import { type CasAnswer, readCasAnswer } from './cas-answer.ts'
import { fetchOutside, OutsideDown } from './outside.ts'
import { NotVouched, type Trip, type Vouched, type Way } from './way.ts'

const TICKET = /^[A-Z]{1,5}-[\x21-\x7e]{1,256}$/

/**
 * CAS 3.0. The service is our own fixed address with the state of the journey in it: a ticket drawn for another site, or for another
 * browser's journey, is not validated.
 */
export function casWay(setting: CasSetting, { staffWhen }: Pick<CampusSetting, 'staffWhen'>, back: string): Way {
  const serviceOf = ({ state }: Trip) => `${back}?state=${state}`
  const renewed = ({ purpose }: Trip): Record<string, string> => (purpose === 'signIn' ? {} : { renew: 'true' })
  const at = (path: string, query: Record<string, string>) => `${setting.url}${path}?${new URLSearchParams(query)}`
  return {
    begin: async trip => at('/login', { service: serviceOf(trip), ...renewed(trip) }),

    finish: async (query, trip) => {
      const ticket = query.get('ticket')
      if (!ticket) throw new NotVouched('cancelled', 'no ticket')
      if (!TICKET.test(ticket)) throw new NotVouched('notAccepted', 'no such ticket')
      const answer = await validate(at('/p3/serviceValidate', { service: serviceOf(trip), ticket, ...renewed(trip) }))
      if ('failure' in answer) throw new NotVouched('notAccepted', answer.failure)
      return { ...vouched(setting, staffWhen, answer), ticket }
    },

    leave: async () => at('/logout', { service: new URL('/sign-in', back).href }),
  }
}

async function validate(url: string): Promise<CasAnswer> {
  const response = await fetchOutside(url, { headers: { accept: 'application/xml, text/xml' } })
  if (!response.ok) throw new OutsideDown(`cas: answered ${response.status}`)
  const bytes = await response.arrayBuffer()
  try {
    return readCasAnswer(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new NotVouched('notAccepted', error instanceof Error ? error.message : 'cas: unreadable')
  }
}

function vouched(
  { url, usernameAttribute, nameAttribute }: CasSetting,
  staffWhen: CampusSetting['staffWhen'],
  { user, attributes }: Extract<CasAnswer, { user: string }>,
): Vouched {
  const named = usernameAttribute === null ? [user] : (attributes.get(usernameAttribute) ?? [])
  const [username] = named
  if (username === undefined || named.length > 1)
    throw new NotVouched('notKnown', `not one attribute ${usernameAttribute}`)
  return {
    keys: [{ provider: `cas:${url}`, subject: user }],
    username,
    name: attributes.get(nameAttribute)?.[0] ?? null,
    isStaff: staffWhen !== null && (attributes.get(staffWhen.claim) ?? []).includes(staffWhen.value),
  }
}
