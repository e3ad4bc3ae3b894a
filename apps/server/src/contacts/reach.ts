import type { App } from '../app-context.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import type { Channel, ChannelName } from '../channels/channel.ts'
import type { Reader } from '../db/database.ts'
import { type ContactPoint, readContacts, readPreferences } from './contact-points.sql.ts'
import { type Preferences, preferencesFrom } from './preferences.ts'

/** Whom a notice is for: a person by name, a submitter by the mark alone (cases/submitter-mark.ts). */
export type Addressee = { readonly person: string } | { readonly mark: string }

/**
 * Under which a person's contacts stand, made from the mark once more: whoever has a copy of the database can tell neither whose an address
 * is nor which cases its owner submitted, while a notice that knows the mark alone finds it.
 */
export function ownerOf(app: Pick<App, 'vault'>, to: Addressee): string {
  const mark = 'mark' in to ? to.mark : submitterMark(app.vault, to.person)
  return app.vault.fingerprint('contacts', mark)
}

const keyOf = (app: Pick<App, 'vault'>, owner: string, channel: ChannelName) => ({
  plain: app.vault.derive('contact', `${owner}:${channel}`, 32),
  wrapped: Buffer.alloc(0),
})
export const sealAddress = (app: Pick<App, 'vault'>, owner: string, channel: ChannelName, address: string): Buffer =>
  app.vault.seal(keyOf(app, owner, channel), address).body
/** @throws where it was changed, or stands in the row of another owner or channel */
export const openAddress = (app: Pick<App, 'vault'>, { owner, channel, address }: ContactPoint): string =>
  app.vault.open(keyOf(app, owner, channel), address) as string

/** How somebody can be reached outside now. */
export interface Reach {
  readonly owner: string
  readonly preferences: Preferences
  /** Confirmed, set by the operator, switched on and with consent left; in the order in which they are tried. */
  readonly ways: readonly { readonly channel: Channel; readonly point: ContactPoint }[]
}

/** Two statements, whoever many are asked about; none where the operator has set no channel. */
export async function reachOf(app: App, db: Reader, all: readonly Addressee[]): Promise<Reach[]> {
  const owners = all.map(to => ownerOf(app, to))
  const isAny = app.channels.size > 0 && all.length > 0
  const contacts = Map.groupBy(isAny ? await readContacts(db, [...new Set(owners)]) : [], point => point.owner)
  const stored = isAny ? await readPreferences(db, [...contacts.keys()]) : new Map<string, unknown>()
  return owners.map(owner => {
    const preferences = preferencesFrom(stored.get(owner), app.configuration.school().escalation.telling)
    const points = new Map((contacts.get(owner) ?? []).map(point => [point.channel, point]))
    const ways = preferences.channels.flatMap(name => {
      const [channel, point] = [app.channels.get(name), points.get(name)]
      return channel && point?.isConfirmed && point.allowance !== 0 ? [{ channel, point }] : []
    })
    return { owner, preferences, ways }
  })
}
