import { unseenBySystem } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { callChannels } from './call-channels.ts'
import { CIRCLES, circlesAt, roundAt } from './call-plan.ts'
import { type Calling, readCalling, recordCalls } from './calls.sql.ts'
import { resolvePeople } from './notices.sql.ts'
import { isRecused } from './recipients.ts'

/**
 * Calls about every danger to life that nobody has answered, by every channel. It runs each minute in whichever process gets to it and
 * looks at the cases themselves, so nothing that was lost before can silence it; running twice calls nobody twice. One case that fails
 * does not keep the others from being called.
 */
export async function callDuty(app: App): Promise<void> {
  const faults: unknown[] = []
  for (const called of await readCalling(app.db, unseenBySystem())) {
    try {
      await callAbout(app, called)
    } catch (error) {
      app.log.error({ err: error, caseId: called.id }, 'a call about a danger to life could not be made')
      faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
}

async function callAbout(app: App, called: Calling): Promise<void> {
  const now = app.now()
  const round = roundAt(called.since, now)
  if (round === 0) return
  const people = await peopleFor(app, called, circlesAt(called.since, now))
  // Nobody is on the roster: everybody is called at once.
  const all = people.length > 0 ? people : await peopleFor(app, called, CIRCLES)
  if (all.length === 0)
    return void app.log.error({ caseId: called.id }, 'there is nobody to call about a danger to life')
  const ways = await Promise.all(
    callChannels(app).map(async channel => ({ channel, reached: await channel.reaches(app, all) })),
  )
  await app.db.transaction().execute(async trx => {
    for (const { channel, reached } of ways) {
      const fresh = await recordCalls(trx, called, round, channel.name, reached, new Date(now))
      if (fresh.length > 0) await channel.call(trx, app, called, fresh, round)
    }
  })
}

async function peopleFor(app: App, { id, recused }: Calling, circles: typeof CIRCLES): Promise<string[]> {
  const people = new Set<string>()
  const recipients = circles.flatMap(circle => circle.recipients).filter(each => !isRecused(each, recused))
  for (const recipient of recipients)
    for (const to of await resolvePeople(app.db, recipient, id, new Date(app.now())))
      if ('person' in to) people.add(to.person)
  return [...people]
}
