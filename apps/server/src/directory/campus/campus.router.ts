import { verifyPassword } from 'better-auth/crypto'
import { z } from 'zod'
import type { Viewer } from '../../access/viewer.ts'
import type { App } from '../../app-context.ts'
import { InputError, problem, RefusalError } from '../../errors.ts'
import { forAnybody, forPeople, router } from '../../trpc.ts'
import { usernameOf } from '../people.sql.ts'
import { countedSignIn, LOCK_MINUTES } from '../sign-in-attempts.ts'
import { identitiesOf, passwordHashOf } from './identities.sql.ts'
import { CONFIRMED_MILLISECONDS, setOut } from './journey.ts'
import { KINDS, kindOf, kindsOffered, unlinkIdentity } from './link-identity.ts'
import { bindMini, drawBindingCode, enterByMini } from './mini-program.ts'
import { NotVouched, WAYS } from './way.ts'

const confirmation = z.string().max(500)
const wxCode = z.string().min(1).max(200)
const ok = { ok: true as const }

/** Campus sign-in, WeChat, and the identities a person has elsewhere. Going off to a provider and coming back are addresses (campus-route.ts). */
export const campusRouter = router({
  /** The ways in that are set, in the order in which they are offered. */
  ways: forAnybody.query(({ ctx: { app } }) => ({ ways: [...app.campus.ways.keys()], mini: app.campus.mini !== null })),

  /** How I may sign in, and what of it I could give up. */
  mine: forPeople.query(async ({ ctx: { app, person } }) => {
    const [identities, hash] = await Promise.all([identitiesOf(app.db, person), passwordHashOf(app.db, person)])
    const linked = KINDS.flatMap(kind => {
      const since = identities.find(({ provider }) => kindOf(provider) === kind)?.linkedAt.toISOString()
      return since === undefined ? [] : [{ kind, since }]
    })
    const offered = kindsOffered(app.campus)
    const usable = linked.filter(({ kind }) => offered.includes(kind)).map(({ kind }) => kind)
    return {
      hasPassword: hash !== null,
      linked: linked.map(each => ({
        ...each,
        isOffered: offered.includes(each.kind),
        isLast: hash === null && usable.every(kind => kind === each.kind),
      })),
      /** Ways by which one who has no password proves again who is here. */
      confirmBy: [...app.campus.ways.keys()].filter(way => way !== 'wechatWeb' && usable.some(kind => kind === way)),
      linkable: [...app.campus.ways.keys()].filter(way => !linked.some(({ kind }) => kind === kindOf(way))),
      mini: app.campus.mini !== null,
    }
  }),

  /** Proves with the password that it is still me; good for five minutes, for linking and unlinking. */
  confirm: forPeople
    .input(z.object({ password: z.string().min(1).max(300) }))
    .mutation(async ({ ctx: { app, person, address, viewer }, input: { password } }) => {
      const session = sessionOf(viewer)
      const hash = await passwordHashOf(app.db, person)
      const username = await usernameOf(app.db, person)
      const isRight =
        hash === null || username === undefined
          ? false
          : await countedSignIn(app, { username, address, apart: session }, async () => {
              const right = await verifyPassword({ hash, password })
              return { outcome: right ? 'neither' : 'wrong', answer: right }
            })
      if (isRight === null) throw new RefusalError({ reason: 'tooMany', minutes: LOCK_MINUTES })
      if (!isRight) throw new InputError([WRONG_PASSWORD])
      return { confirmation: app.campus.confirmations.seal({ session }, app.now() + CONFIRMED_MILLISECONDS) }
    }),

  /** Sets out to confirm, or (confirmed) to link; the page then goes to the address. */
  setOut: forPeople
    .input(
      z.discriminatedUnion('purpose', [
        z.object({ purpose: z.literal('confirm'), way: z.enum(WAYS) }),
        z.object({ purpose: z.literal('link'), way: z.enum(WAYS), confirmation }),
      ]),
    )
    .mutation(async ({ ctx: { app, viewer, setHeader }, input }) => {
      if (input.purpose === 'link') requireConfirmed(app, viewer, input.confirmation)
      // WeChat does not ask again who is there.
      if (input.purpose === 'confirm' && input.way === 'wechatWeb') throw new RefusalError({ reason: 'confirmFirst' })
      const { way, purpose } = input
      const trip = { way, purpose, next: null, session: sessionOf(viewer) }
      const { url, cookie } = await setOut(app, trip).catch(refuse)
      setHeader('set-cookie', cookie)
      return { url }
    }),

  unlink: forPeople
    .input(z.object({ kind: z.enum(KINDS), confirmation }))
    .mutation(async ({ ctx: { app, person, address, viewer }, input }) => {
      requireConfirmed(app, viewer, input.confirmation)
      await unlinkIdentity(app, { person, kind: input.kind, address })
      return ok
    }),

  /** A code to bind the mini-program with. */
  drawBindingCode: forPeople.input(z.object({ confirmation })).mutation(({ ctx: { app, person, viewer }, input }) => {
    requireConfirmed(app, viewer, input.confirmation)
    if (!app.campus.mini) throw new RefusalError({ reason: 'campus', problem: 'notOffered' })
    return drawBindingCode(app, person)
  }),

  enterByMini: forAnybody
    .input(z.object({ code: wxCode }))
    .mutation(async ({ ctx: { app, address, userAgent, setHeader }, input }) => {
      setHeader('set-cookie', await enterByMini(app, { ...input, address, userAgent }))
      return ok
    }),

  bindMini: forAnybody
    .input(z.object({ code: wxCode, bindingCode: z.string().min(1).max(40) }))
    .mutation(async ({ ctx: { app, address, userAgent, setHeader }, input }) => {
      setHeader('set-cookie', await bindMini(app, { ...input, address, userAgent }))
      return ok
    }),
})

function requireConfirmed(app: Pick<App, 'campus' | 'now'>, viewer: Viewer, given: string): void {
  const proof = app.campus.confirmations.open(given, app.now())
  if (proof === null || proof.session !== viewer.session) throw new RefusalError({ reason: 'confirmFirst' })
}

/** Somebody who came without a session has nothing that a proof could be bound to. */
function sessionOf({ session }: Viewer): string {
  if (session === undefined) throw new RefusalError({ reason: 'signInFirst' })
  return session
}

function refuse(error: unknown): never {
  if (error instanceof NotVouched) throw new RefusalError({ reason: 'campus', problem: error.problem })
  throw error
}

const WRONG_PASSWORD = problem('password', '密码不正确', 'The password is wrong')
