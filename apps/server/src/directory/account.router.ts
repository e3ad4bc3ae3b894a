import { z } from 'zod'
import { recordAudit } from '../audit/record.sql.ts'
import { RefusalError } from '../errors.ts'
import { type Context, forArriving, forPeople, router } from '../trpc.ts'
import { deviceOf, maskedAddress } from './device-of.ts'
import { beginCodes, confirmCodes, dropFactor, proveByCode, type Raised, renewBackupCodes } from './factors.ts'
import { answerInput, attestationInput } from './passkey-input.ts'
import { askPasskey, beginPasskey, confirmPasskey, proveByPasskey } from './passkeys.ts'
import { findPassword } from './people.sql.ts'
import { needsFactor } from './second-factor-roles.ts'
import { countBackupCodes, readFactors } from './second-factors.sql.ts'
import { PASSWORD_DAYS } from './session-limits.ts'
import { endSessionOf, endSessionsOf, readSessionsOf } from './sessions.sql.ts'

const ok = { ok: true as const }
const code = z.string().trim().min(1).max(40)

/** One's own account: the second factor, the password's age and the devices that are signed in. */
export const accountRouter = router({
  /** What there is to prove with; also for the second step of signing in. */
  factors: forArriving.query(async ({ ctx: { app, who } }) => {
    const factors = await readFactors(app.db, who.person)
    if (who.step !== null) return { kinds: [...new Set(factors.map(({ kind }) => kind))], own: null }
    const person = await findPassword(app.db, who.person)
    return {
      kinds: [...new Set(factors.map(({ kind }) => kind))],
      own: {
        factors: factors.map(({ createdAt, usedAt, ...factor }) => ({
          ...factor,
          createdAt: createdAt.toISOString(),
          usedAt: usedAt?.toISOString() ?? null,
        })),
        backupCodes: await countBackupCodes(app.db, who.person),
        passwordAt: person?.passwordAt?.toISOString() ?? null,
        passwordDays: PASSWORD_DAYS,
      },
    }
  }),

  beginCodes: forArriving.mutation(({ ctx: { app, who } }) => beginCodes(app, who)),
  confirmCodes: forArriving
    .input(z.object({ code }))
    .mutation(async ({ ctx, input }) => raised(ctx, await confirmCodes(ctx.app, ctx.who, ctx.address, input.code))),

  beginPasskey: forArriving.mutation(({ ctx }) => beginPasskey(ctx.app, ctx.who, originOf(ctx))),
  confirmPasskey: forArriving
    .input(z.object({ answer: attestationInput, name: z.string().trim().max(40) }))
    .mutation(async ({ ctx, input }) => raised(ctx, await confirmPasskey(ctx.app, ctx.who, originOf(ctx), input))),

  proveByCode: forArriving.input(z.object({ code })).mutation(async ({ ctx, input }) => {
    ctx.setHeader('set-cookie', await proveByCode(ctx.app, ctx.who, ctx.address, input.code))
    return ok
  }),
  askPasskey: forArriving.mutation(({ ctx }) => askPasskey(ctx.app, ctx.who, originOf(ctx))),
  proveByPasskey: forArriving.input(z.object({ answer: answerInput })).mutation(async ({ ctx, input }) => {
    const from = { origin: originOf(ctx), address: ctx.address }
    ctx.setHeader('set-cookie', await proveByPasskey(ctx.app, ctx.who, from, input.answer))
    return ok
  }),

  removeFactor: forPeople.input(z.object({ id: z.uuid() })).mutation(async ({ ctx, input }) => {
    await dropFactor(ctx.app, ownOf(ctx), input.id, needsFactor(ctx.viewer.appointments))
    return ok
  }),
  renewBackupCodes: forPeople.mutation(async ({ ctx }) => ({
    backupCodes: await renewBackupCodes(ctx.app, ownOf(ctx)),
  })),

  /** Where one is signed in (登录设备). */
  sessions: forPeople.query(async ({ ctx: { app, person, viewer } }) => {
    const sessions = await readSessionsOf(app.db, person, new Date(app.now()))
    return sessions.map(({ id, address, userAgent, createdAt, usedAt }) => ({
      id,
      isThis: id === viewer.session,
      device: deviceOf(userAgent),
      address: maskedAddress(address),
      createdAt: createdAt.toISOString(),
      usedAt: usedAt.toISOString(),
    }))
  }),
  endSession: forPeople.input(z.object({ id: z.string().max(60) })).mutation(async ({ ctx, input }) => {
    if (!(await endSessionOf(ctx.app.db, ctx.person, input.id))) throw new RefusalError({ reason: 'notFound' })
    await noted(ctx, 1)
    return ok
  }),
  endOthers: forPeople.mutation(async ({ ctx }) => {
    await noted(ctx, await endSessionsOf(ctx.app.db, ctx.person, ctx.viewer.session ?? null))
    return ok
  }),
})

const ownOf = ({ person, viewer }: Context & { person: string }) => ({ person, session: viewer.session })

/** Outside a browser there is no site, and no passkey. */
function originOf({ origin }: Context): string {
  if (origin === undefined) throw new RefusalError({ reason: 'notAllowed' })
  return origin
}

function raised({ setHeader }: Context, { cookie, backupCodes }: Raised) {
  if (cookie !== null) setHeader('set-cookie', cookie)
  return { backupCodes }
}

const noted = ({ app, person, address }: Context & { person: string }, n: number) =>
  recordAudit(app.db, {
    at: new Date(app.now()),
    person,
    actor: person,
    act: 'endOwnSessions',
    detail: { address, n },
  })
