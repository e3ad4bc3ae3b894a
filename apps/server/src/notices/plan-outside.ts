import type { App } from '../app-context.ts'
import { type Addressee, type Reach, reachOf } from '../contacts/reach.ts'
import type { Trx } from '../db/database.ts'
import { insertDeliveries, type NewDelivery } from './deliveries.sql.ts'
import { planDelivery, type Urgency } from './plan-delivery.ts'

/** A notice that has just been written. */
export interface Told {
  readonly id: string
  readonly to: Addressee
  readonly urgency: Urgency
}

/**
 * Plans what leaves the platform for these notices, in the transaction that writes them: with them or not at all. A digest that waits
 * already takes a further notice along by itself.
 */
export async function planOutside(trx: Trx, app: App, told: readonly Told[]): Promise<void> {
  if (app.channels.size === 0 || told.length === 0) return
  const now = app.now()
  const setting = {
    calendar: app.configuration.calendar(),
    now,
    telling: app.configuration.school().escalation.telling,
  }
  const reaches = await reachOf(
    app,
    trx,
    told.map(({ to }) => to),
  )
  const deliveries = told.flatMap(({ id, to, urgency }, i): NewDelivery[] => {
    const reach = reaches[i] as Reach
    const ways = reach.ways.map(({ channel }) => channel.name)
    if (urgency === 'P0' && ways.length === 0) return [noWay(app, { id, to })]
    return planDelivery({ preferences: reach.preferences, ways }, urgency, setting).map(planned => ({
      id: app.newId(),
      to,
      occasion: planned.occasion,
      noticeId: planned.occasion === 'digest' ? null : id,
      channel: planned.channel,
      rest: planned.rest,
      dueAt: new Date(planned.dueAt),
      messageKey: planned.occasion === 'digest' ? `digest:${keyOf(to)}:${planned.dueAt}` : `notice:${id}`,
    }))
  })
  await enqueue(trx, app, deliveries)
}

/** Of a danger to life nothing is left to chance: whoever could not be reached anyway is work for a person at once. */
export const noWay = (app: App, { id, to }: { id: string; to: Addressee }): NewDelivery => ({
  id: app.newId(),
  to,
  occasion: 'urgent',
  noticeId: id,
  channel: 'none',
  rest: [],
  dueAt: new Date(app.now()),
  messageKey: `notice:${id}`,
  status: 'unreached',
  problem: 'noWay',
})

/** Writes them and the jobs that send them. */
export async function enqueue(trx: Trx, app: App, planned: readonly NewDelivery[]): Promise<void> {
  // A digest is everybody's who tells of something: taken in one order, two who tell of much never wait for each other both ways.
  const deliveries = planned.toSorted((a, b) => (a.messageKey < b.messageKey ? -1 : 1))
  const fresh = await insertDeliveries(trx, deliveries, new Date(app.now()))
  await app.queue.send(
    trx,
    deliveries
      .filter(({ id, status }) => fresh.has(id) && status === undefined)
      .map(({ id, dueAt }) => ({ name: 'outside' as const, data: { deliveryId: id }, at: dueAt.getTime() })),
  )
}

export const keyOf = (to: Addressee): string => ('person' in to ? to.person : to.mark)
