import type { App } from '../app-context.ts'
import type { ChannelName } from '../channels/channel.ts'
import { reachOf } from '../contacts/reach.ts'
import type { Trx } from '../db/database.ts'
import type { Calling } from './calls.sql.ts'
import { findRung, ringNotices } from './notices.sql.ts'
import { enqueue } from './plan-outside.ts'

/**
 * A way to call somebody. It is told of a person and a round once, inside the transaction that wrote the call down: what a channel sends
 * outside it enqueues there, so that no call is lost and none is doubled by a second run. A call names the case and carries no word of it.
 */
export interface CallChannel {
  readonly name: string
  /** Whom of these it can reach. */
  reaches(app: App, people: readonly string[]): Promise<readonly string[]>
  call(trx: Trx, app: App, called: Calling, people: readonly string[], round: number): Promise<void>
}

const ringKey = ({ id, since }: Calling) => `${id}:call:${since}`

/** Within the platform: the notice comes up again as unread, the badge and the insistent window of open pages with it. */
const inApp: CallChannel = {
  name: 'inApp',
  reaches: async (_, people) => people,
  call: async (trx, app, called, people) => {
    const notices = people.map(person => ({
      id: app.newId(),
      to: { person },
      caseId: called.id,
      kind: 'crisisCall',
      caseNo: called.caseNo,
      dedupeKey: ringKey(called),
      urgency: 'P0' as const,
    }))
    await ringNotices(trx, notices, new Date(app.now()))
  },
}

/** Outside, by one channel of those that the operator has set: everybody who has given an address there. */
const outside = (name: ChannelName): CallChannel => ({
  name,
  reaches: async (app, people) => {
    const reaches = await reachOf(
      app,
      app.db,
      people.map(person => ({ person })),
    )
    return people.filter((_, i) => reaches[i]?.ways.some(({ channel }) => channel.name === name))
  },
  call: async (trx, app, called, people, round) => {
    const rung = await findRung(trx, ringKey(called), people)
    await enqueue(
      trx,
      app,
      [...rung].map(([person, noticeId]) => ({
        id: app.newId(),
        to: { person },
        occasion: 'call',
        noticeId,
        channel: name,
        rest: [],
        dueAt: new Date(app.now()),
        messageKey: `call:${noticeId}:${round}`,
      })),
    )
  },
})

/** Every channel there is: within the platform, and all that the operator has set, at the same time. */
export const callChannels = (app: App): readonly CallChannel[] => [inApp, ...[...app.channels.keys()].map(outside)]
