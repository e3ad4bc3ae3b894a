import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import type { Calling } from './calls.sql.ts'
import { ringNotices } from './notices.sql.ts'

/**
 * A way to call somebody. It is told of a person and a round once, inside the transaction that wrote the call down: what a channel sends
 * outside it enqueues there, so that no call is lost and none is doubled by a second run. A call names the case and carries no word of it.
 */
export interface CallChannel {
  readonly name: string
  call(trx: Trx, app: App, called: Calling, people: readonly string[]): Promise<void>
}

/** Within the platform: the notice comes up again as unread, the badge and the insistent window of open pages with it. */
const inApp: CallChannel = {
  name: 'inApp',
  call: (trx, app, { id, caseNo, since }, people) =>
    ringNotices(
      trx,
      people.map(person => ({
        id: app.newId(),
        to: { person },
        caseId: id,
        kind: 'crisisCall',
        caseNo,
        dedupeKey: `${id}:call:${since}`,
      })),
      new Date(app.now()),
    ),
}

/** Every channel there is; those that come later join here. */
export const CALL_CHANNELS: readonly CallChannel[] = [inApp]
