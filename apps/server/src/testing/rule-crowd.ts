import { addressOf } from '../configuration/default-content.ts'
import type { createCaller } from '../router.ts'
import type { Dice } from './dice.ts'
import { type No, refusalOf } from './refusal.ts'

type Caller = ReturnType<typeof createCaller>
interface Waiver {
  readonly findingId: string
  readonly reason: string
  readonly until: string
}
interface Body {
  readonly waivers?: readonly Waiver[]
  readonly [key: string]: unknown
}

/** An edit of a draft that was acknowledged: which version it made, of what content, and what its author had read. */
export interface Taken {
  readonly draft: string
  readonly version: number
  /** Null: it said nothing of the content. */
  readonly address: string | null
  readonly read: { readonly version: number; readonly address: string }
}

const REASON = { zh: '一起改规则', en: 'Everybody at once' }
/** Entries that a rule set may gather before somebody tidies up. */
const MOST = 120

/**
 * People who all work on the rules of one unit at once, each through a server process: writers keep, carry over, rename, drop and propose drafts,
 * deciders publish, decline, schedule, try and roll back. Every edit adds an entry that no other has, so that a lost one is found.
 */
export class RuleCrowd {
  readonly taken: Taken[] = []
  /** What was laid before the deciders, by the proposal. */
  readonly proposed = new Map<string, { readonly draft: string; readonly version: number }>()
  readonly published: { readonly proposal: string; readonly release: number }[] = []
  readonly rolledBack: { readonly release: number; readonly base: number; readonly to: number }[] = []
  /** Entries that somebody has taken out on purpose. */
  readonly tidied = new Set<string>()
  /** Refusals by their reason. */
  readonly refused = new Map<string, number>()
  readonly #item: { readonly kind: 'routing'; readonly unit: string }
  readonly #dice: Dice
  readonly #soon: () => string
  #entries = 0

  /** @param soon a moment to come, at which a change may be set to start */
  constructor(unit: string, dice: Dice, soon: () => string) {
    this.#item = { kind: 'routing', unit }
    this.#dice = dice
    this.#soon = soon
  }

  /** One thing that somebody who writes does. */
  async write(who: Caller): Promise<void> {
    const dice = this.#dice
    const drafts = await who.drafts.list(this.#item)
    if (drafts.length < 3 || (drafts.length < 6 && dice.chance(0.05)))
      return void (await this.#try(who.drafts.create({ ...this.#item, name: `草稿 ${this.#entries}` })))
    const { id } = dice.pick(drafts)
    const draft = await this.#read(who, id)
    if (!draft) return
    const { version, body, inForce, release, isOvertaken } = draft
    const read = { version, address: addressOf(body) }
    const roll = dice.roll()
    if (isOvertaken && dice.chance(0.8)) {
      const carried = this.#joined(inForce, body)
      const made = await this.#try(who.drafts.rebase({ id, version, onto: release, body: carried }))
      if (made) this.taken.push({ draft: id, version: made.version, address: addressOf(carried), read })
    } else if (roll < 0.015) await this.#try(who.drafts.drop({ id }))
    else if (roll < 0.1) {
      const made = await this.#try(who.drafts.propose({ id, version, reason: REASON }))
      if (made) this.proposed.set(made.id, { draft: id, version })
    } else if (roll < 0.11) {
      const { proposal } = await who.changes.of(this.#item)
      if (proposal?.isOwn) await this.#try(who.changes.withdraw({ id: proposal.id }))
    } else {
      const next = this.#added(body)
      const made = await this.#try(who.drafts.save({ id, version, body: next }))
      if (made) this.taken.push({ draft: id, version: made.version, address: addressOf(next), read })
    }
  }

  /** One thing that somebody who decides does. */
  async decide(who: Caller): Promise<void> {
    const dice = this.#dice
    const { proposal, trial, release } = await who.changes.of(this.#item)
    if (dice.chance(0.03) && release > 0) {
      const back = { ...this.#item, base: release, to: dice.below(release), reason: '退回去看看' }
      const made = await this.#try(who.releases.rollBack(back))
      if (made) this.rolledBack.push({ release: made.release, base: release, to: back.to })
    } else if (trial && dice.chance(0.5)) {
      const made = await this.#try(who.changes.endTrial({ id: trial.id, to: dice.chance(0.7) ? 'publish' : 'stop' }))
      if (made?.release) this.published.push({ proposal: trial.id, release: made.release })
    } else if (proposal) {
      const { id } = proposal
      const roll = dice.roll()
      if (roll < 0.15) await this.#try(who.changes.decline({ id, reason: '再想想' }))
      else if (roll < 0.4) await this.#try(who.changes.schedule({ id, at: this.#soon() }))
      else if (roll < 0.5) await this.#try(who.changes.trial({ id }))
      else {
        const made = await this.#try(who.changes.publish({ id }))
        if (made) this.published.push({ proposal: id, release: made.release })
      }
    }
  }

  async #read(who: Caller, id: string) {
    const draft = await this.#try(who.drafts.one({ id }))
    return draft && { ...draft, body: draft.body as Body, inForce: draft.inForce as Body }
  }

  #added(body: Body): Body {
    const waivers = body.waivers ?? []
    const kept = waivers.length < MOST ? waivers : waivers.slice(-MOST / 4)
    for (const { findingId } of waivers.slice(0, waivers.length - kept.length)) this.tidied.add(findingId)
    this.#entries += 1
    return { ...body, waivers: [...kept, { findingId: `entry ${this.#entries}`, reason: '试', until: '2027-06-30' }] }
  }

  #joined(inForce: Body, mine: Body): Body {
    const all = [...(inForce.waivers ?? []), ...(mine.waivers ?? [])]
    return { ...inForce, waivers: [...new Map(all.map(waiver => [waiver.findingId, waiver])).values()] }
  }

  /** The answer, or null where it was refused; a fault is thrown on. */
  async #try<T>(sent: Promise<T>): Promise<T | null> {
    const no: No = await refusalOf(sent)
    if (no.reason === 'done') return sent
    this.refused.set(no.reason, (this.refused.get(no.reason) ?? 0) + 1)
    return null
  }
}
