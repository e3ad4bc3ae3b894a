import { nothing, visibleTo } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { failed, mayPass, type Outgoing, type SendProblem } from '../channels/channel.ts'
import { spendAllowance } from '../contacts/contact-points.sql.ts'
import { openAddress, reachOf } from '../contacts/reach.ts'
import type { Jobs } from '../jobs/queue.ts'
import { claim, type Delivery, endDelivery, isCarriedElsewhere, lockMessage, postpone } from './deliveries.sql.ts'
import { markOutside, type NoticeToTell, readReader, readToTell } from './letters.sql.ts'
import { enqueue } from './plan-outside.ts'
import { writeLetter } from './write-letter.ts'

const SECOND = 1000
/** A try that has not ended by then is taken for dead, and the message is sent again. */
const LEASE = 90 * SECOND
/** Waits between the tries of one channel; afterwards the next channel has its turn. */
const WAITS = {
  urgent: [15 * SECOND, 60 * SECOND],
  call: [15 * SECOND, 45 * SECOND],
  digest: [60, 600, 3600].map(s => s * SECOND),
}

/**
 * Sends one message. At least once: it is noted as sent after the channel has taken it, so whoever dies in between sends it again, with the
 * same id. What fails for now is tried again, what fails for good climbs to the next channel, and after the last it is work for a person.
 */
export async function deliverOutside(app: App, { deliveryId }: Jobs['outside']): Promise<void> {
  const now = new Date(app.now())
  const delivery = await claim(app.db, deliveryId, now, new Date(app.now() + LEASE))
  if (!delivery) return
  const told = await toTell(app, delivery)
  if (told.length === 0) return end(app, delivery, 'needless', null)
  const problem = await send(app, delivery, told)
  if (problem === null) return end(app, delivery, 'sent', null, told)
  const wait = WAITS[delivery.occasion][delivery.tries - 1]
  if (!mayPass(problem) || wait === undefined) return climb(app, delivery, problem)
  const dueAt = app.now() + wait
  await app.db.transaction().execute(async trx => {
    await postpone(trx, delivery.id, new Date(dueAt), problem)
    await app.queue.send(trx, [{ name: 'outside', data: { deliveryId }, at: dueAt }])
  })
}

/** Looked at when it is sent: what was read or restricted since is not told any more. */
async function toTell(app: App, delivery: Delivery): Promise<NoticeToTell[]> {
  const { to } = delivery
  if ('mark' in to) return readToTell(app.db, delivery, nothing())
  const appointments = await readReader(app.db, to.person, new Date(app.now()))
  if (appointments === null) return []
  return readToTell(app.db, delivery, visibleTo({ person: to.person, name: null, appointments }, app.now()))
}

async function send(app: App, delivery: Delivery, told: readonly NoticeToTell[]): Promise<SendProblem | null> {
  const [reach] = await reachOf(app, app.db, [delivery.to])
  const way = reach?.ways.find(({ channel }) => channel.name === delivery.channel)
  // Switched off or taken back since.
  if (!reach || !way) return 'badAddress'
  const { language } = reach.preferences
  const letter = writeLetter(told, {
    texts: app.configuration.texts(),
    language,
    isUrgent: delivery.occasion !== 'digest',
    isGroup: way.channel.isGroup,
    link: app.origin,
  })
  const outgoing: Outgoing = { id: delivery.id, address: openAddress(app, way.point), language, ...letter }
  const sent = await way.channel.send(outgoing).catch((error: unknown) => {
    // What a library says of a failure may hold the address.
    app.log.error({ deliveryId: delivery.id, channel: delivery.channel, fault: nameOf(error) }, 'a channel failed')
    return failed('unreachable')
  })
  const isSpent = !sent.ok && sent.problem === 'noConsent'
  if (sent.ok || isSpent) await spendAllowance(app.db, reach.owner, way.channel.name, isSpent)
  return sent.ok ? null : sent.problem
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')

async function end(
  app: App,
  { id }: Delivery,
  status: 'sent' | 'needless',
  problem: string | null,
  told: readonly NoticeToTell[] = [],
): Promise<void> {
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    await endDelivery(trx, id, { status, problem, at })
    await markOutside(
      trx,
      told.map(notice => notice.id),
      at,
    )
  })
}

async function climb(app: App, delivery: Delivery, problem: SendProblem): Promise<void> {
  const at = new Date(app.now())
  const [channel, ...rest] = delivery.rest
  await app.db.transaction().execute(async trx => {
    if (channel === undefined) {
      await lockMessage(trx, delivery)
      const status = (await isCarriedElsewhere(trx, delivery)) ? 'failed' : 'unreached'
      return endDelivery(trx, delivery.id, { status, problem, at })
    }
    await endDelivery(trx, delivery.id, { status: 'failed', problem, at })
    await enqueue(trx, app, [{ ...delivery, id: app.newId(), channel, rest, dueAt: at }])
  })
}
