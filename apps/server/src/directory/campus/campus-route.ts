import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../app-context.ts'
import { recordAudit } from '../../audit/record.sql.ts'
import type { CampusProblem } from '../../errors.ts'
import { endSessionsByTicket, wayOfSession } from './campus-sessions.sql.ts'
import { readLogoutRequest } from './cas-answer.ts'
import { type Arrived, comeBack, fingerprint, setOut, told } from './journey.ts'
import { ownPath } from './own-path.ts'
import { NotVouched, type Trip, WAYS, type WayName } from './way.ts'

/** The page of one's own ways in, where linking and confirming begin and end. */
const OWN_WAYS = '/ways-in'

/**
 * `/api/campus/…`: off to a provider and back. The browser is always sent on to a page of ours; what went wrong stands there in words, by
 * its name in the address and by nothing that a provider said.
 */
export function serveCampus(server: FastifyInstance, app: App): void {
  server.register(async doors => {
    doors.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, body),
    )
    doors.addHook('onSend', async (_, reply) => {
      reply.header('cache-control', 'no-store')
    })

    doors.get('/api/campus/:way/go', async (request, reply) => {
      const way = wayIn(request)
      if (!way) return reply.redirect(signInPage('notOffered', null), 303)
      const next = ownPath((request.query as Record<string, unknown>).next)
      try {
        const { url, cookie } = await setOut(app, { way, purpose: 'signIn', next, session: null })
        return reply.header('set-cookie', cookie).redirect(url, 303)
      } catch (error) {
        if (!(error instanceof NotVouched)) throw error
        return reply.redirect(signInPage(error.problem, next), 303)
      }
    })

    doors.get('/api/campus/:way/back', async (request, reply) => {
      const way = wayIn(request)
      if (!way) return reply.redirect(signInPage('notOffered', null), 303)
      const query = new URL(request.url, 'http://own.invalid').searchParams
      const { headers, ip } = request
      const arrived = await comeBack(app, {
        ...{ way, query, cookie: headers.cookie, address: ip },
        userAgent: headers['user-agent'],
      })
      // A return that belongs to no journey of this browser leaves the one it may be on alone.
      if (arrived.problem !== 'startAgain') reply.header('set-cookie', app.campus.tripCookie.erase())
      if (arrived.session) reply.header('set-cookie', arrived.session)
      return reply.redirect(await placeAfter(app, arrived), 303)
    })

    doors.post('/api/campus/cas/back', (request, reply) => endByTicket(app, request, reply))

    /** Where to go after signing out here, to be signed out there: asked before the session is over. */
    doors.get('/api/campus/way-out', async request => {
      const token = app.auth.tokenOf(request.headers.cookie)
      const way = token === null ? null : await wayOfSession(app.db, token)
      const provider = app.campus.ways.get(way as WayName)
      if (!provider) return { url: null }
      return { url: await told(app, way ?? '', () => provider.leave()).catch(() => null) }
    })
  })
}

function wayIn(request: FastifyRequest): WayName | undefined {
  const { way } = request.params as { way: string }
  return WAYS.find(name => name === way)
}

async function placeAfter(app: App, { trip, problem, session, confirmation }: Arrived): Promise<string> {
  if (trip && trip.purpose !== 'signIn' && problem !== 'startAgain') {
    if (problem) return `${OWN_WAYS}?problem=${problem}`
    // After the sign #, a proof reaches no server and no log.
    return confirmation ? `${OWN_WAYS}#confirmed=${confirmation}` : `${OWN_WAYS}?linked=${trip.way}`
  }
  if (problem) return signInPage(problem, nextOf(trip))
  const viewer = await app.auth.viewerOf(session?.slice(0, session.indexOf(';')))
  const isStaff = viewer.appointments.length > 0
  const next = nextOf(trip)
  // A step of the sign-in is left: it is done on its page.
  if (viewer.person === null) return `/sign-in${next === null ? '' : `?${new URLSearchParams({ next })}`}`
  if (next !== null && (isStaff || !next.startsWith('/desk'))) return next
  return isStaff ? '/desk' : '/'
}

const nextOf = (trip: Trip | null) => ownPath(trip?.next)

function signInPage(problem: CampusProblem, next: string | null): string {
  return `/sign-in?${new URLSearchParams({ problem, ...(next === null ? {} : { next }) })}`
}

/** CAS signs somebody out everywhere (single logout): whoever knows the ticket of a session may end it. Always the same answer. */
async function endByTicket(app: App, request: FastifyRequest, reply: FastifyReply) {
  if (app.campus.ways.has('cas') && typeof request.body === 'string') {
    const ticket = ticketIn(new URLSearchParams(request.body).get('logoutRequest'))
    if (ticket !== null)
      await app.db.transaction().execute(async trx => {
        const people = await endSessionsByTicket(trx, fingerprint(app, 'cas', ticket))
        const at = new Date(app.now())
        for (const person of people)
          await recordAudit(trx, { at, person, actor: 'system', act: 'signOut', detail: { way: 'cas' } })
      })
  }
  return reply.status(204).send()
}

function ticketIn(document: string | null): string | null {
  try {
    return document === null ? null : readLogoutRequest(document)
  } catch {
    return null
  }
}
