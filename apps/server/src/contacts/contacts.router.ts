import { z } from 'zod'
import { CHANNELS } from '../channels/channel.ts'
import { type Context, forPeople, router } from '../trpc.ts'
import { readContacts, readPreferences } from './contact-points.sql.ts'
import { preferencesFrom, preferencesInput } from './preferences.ts'
import { openAddress, ownerOf } from './reach.ts'
import { allowWechat, confirmContact, removeContact, setContact, setPreferences } from './set-contact.ts'

const ownOf = ({ app, person }: Context & { person: string }) => ownerOf(app, { person })
const channel = z.enum(CHANNELS)

/** Where notices reach oneself outside the platform, and when. */
export const contactsRouter = router({
  mine: forPeople.query(async ({ ctx }) => {
    const { app } = ctx
    const owner = ownOf(ctx)
    const { telling } = app.configuration.school().escalation
    const points = new Map((await readContacts(app.db, [owner])).map(point => [point.channel, point]))
    return {
      preferences: preferencesFrom((await readPreferences(app.db, [owner])).get(owner), telling),
      quiet: { from: telling.quietHours.from, to: telling.quietHours.until, digestAt: telling.digest.at },
      channels: CHANNELS.filter(name => app.channels.has(name) || points.has(name)).map(name => {
        const point = points.get(name)
        return {
          name,
          isOffered: app.channels.has(name),
          isGroup: app.channels.get(name)?.isGroup ?? false,
          isTyped: app.channels.get(name)?.form !== null,
          address: point && name !== 'wechat' ? shortened(openAddress(app, point)) : null,
          status: point === undefined ? ('none' as const) : point.isConfirmed ? ('ready' as const) : ('waits' as const),
          allowance: point?.allowance ?? null,
        }
      }),
    }
  }),
  setPreferences: forPeople.input(preferencesInput).mutation(async ({ ctx, input }) => {
    await setPreferences(ctx.app, ctx.person, input)
    return { ok: true as const }
  }),
  set: forPeople
    .input(z.object({ channel, address: z.string().trim().min(1).max(300) }))
    .mutation(async ({ ctx, input }) => {
      await setContact(ctx.app, ctx.person, input.channel, input.address)
      return { ok: true as const }
    }),
  confirm: forPeople
    .input(
      z.object({
        channel,
        code: z
          .string()
          .trim()
          .regex(/^\d{6}$/),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      await confirmContact(ctx.app, ctx.person, input.channel, input.code)
      return { ok: true as const }
    }),
  allowWechat: forPeople.input(z.object({ n: z.number().int().min(1).max(10) })).mutation(async ({ ctx, input }) => {
    await allowWechat(ctx.app, ctx.person, input.n)
    return { ok: true as const }
  }),
  remove: forPeople.input(z.object({ channel })).mutation(async ({ ctx, input }) => {
    await removeContact(ctx.app, ctx.person, input.channel)
    return { ok: true as const }
  }),
})

/** Enough to recognise one's own. */
function shortened(address: string): string {
  const [name = '', host] = address.split('@')
  if (host !== undefined) return `${name.slice(0, 2)}…@${host}`
  return `${address.slice(0, 3)}…${address.slice(-2)}`
}
