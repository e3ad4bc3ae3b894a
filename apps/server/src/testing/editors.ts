import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../app-context.ts'
import { RETENTION_BOUNDS, type Retention } from '../configuration/effective-privacy.ts'
import { activeReleases, publish, readSettings } from '../configuration/releases.sql.ts'
import type { Dice } from './dice.ts'
import { refusalOf } from './refusal.ts'

/** What came of people who changed one thing at once (bar R4). */
export interface Edits {
  won: number
  /** Told that somebody was faster, and nothing of theirs taken. */
  refused: number
  /** Edits that were acknowledged and overwritten unseen, or both taken. */
  readonly lost: string[]
}

/** One administrator with the page open: what the page shows, and what it sends. */
export interface Editor {
  read(): Promise<Retention>
  write(seen: Retention, wanted: Retention, reason: string): Promise<unknown>
}

/** So many times two people open the limits of retention, see the same, and each sets something else, in every order and overlap. */
export async function editAtOnce(
  app: App,
  editors: readonly [Editor, Editor],
  times: number,
  dice: Dice,
): Promise<Edits> {
  const edits: Edits = { won: 0, refused: 0, lost: [] }
  const before = await settingsLog(app)
  for (let n = 0; n < times; n += 1) {
    const seen = await Promise.all(editors.map(editor => editor.read()))
    const answers = await Promise.all(
      editors.map(async (editor, which) => {
        await pause(dice.below(4))
        return refusalOf(editor.write(seen[which] as Retention, wanted(2 * n + which), `第 ${n + 1} 次`))
      }),
    )
    const won = answers.filter(({ reason }) => reason === 'done').length
    edits.won += won
    edits.refused += answers.filter(({ reason }) => reason === 'changedMeanwhile').length
    if (won > 1) edits.lost.push(`both of edit ${n + 1} were taken`)
  }
  const log = (await settingsLog(app)).slice(before.length)
  if (log.length !== edits.won) edits.lost.push(`${edits.won} edits were acknowledged, ${log.length} are in the log`)
  for (const [i, line] of log.entries()) {
    const last = log[i - 1]
    if (last && JSON.stringify(last.after) !== JSON.stringify(line.before))
      edits.lost.push(
        `an edit to ${JSON.stringify(last.after)} was overwritten by one made from ${JSON.stringify(line.before)}`,
      )
  }
  const kept = (await readSettings(app.db)).retention as Retention
  if (log.length > 0 && kept.identityMonths !== log.at(-1)?.after.identityMonths)
    edits.lost.push('the last edit is not kept')
  return edits
}

const { identityMonths: identity, wordsMonths: words } = RETENTION_BOUNDS
/** No two that meet are alike, nor is one like those of the round before. */
const wanted = (n: number): Retention => ({
  identityMonths: identity.least + (n % (identity.most - identity.least + 1)),
  wordsMonths: words.most - (n % 3),
})

async function settingsLog(app: App): Promise<{ before: Retention; after: Retention }[]> {
  const rows = await app.db
    .selectFrom('audit_log')
    .select('detail')
    .where('act', '=', 'setRetention')
    .orderBy('id')
    .execute()
  return rows.map(row => row.detail as never)
}

/** So many times two releases are made from one base and published at once. */
export async function publishAtOnce(app: App, scope: string, times: number): Promise<Edits> {
  const edits: Edits = { won: 0, refused: 0, lost: [] }
  for (let n = 0; n < times; n += 1) {
    const found = (await activeReleases(app.db)).find(release => release.scope === scope)
    const base = found?.n ?? null
    const hashes = [`${n} one`, `${n} other`]
    const taken = await Promise.all(
      hashes.map(hash =>
        publish(app.db, { id: app.newId(), scope, n: (base ?? 0) + 1, base, items: [], hash, at: new Date(app.now()) }),
      ),
    )
    edits.won += taken.filter(Boolean).length
    edits.refused += taken.filter(is => !is).length
    const now = (await activeReleases(app.db)).find(release => release.scope === scope)
    if (now?.hash !== hashes[taken.indexOf(true)])
      edits.lost.push(`release ${(base ?? 0) + 1} of ${scope} is not the one acknowledged`)
  }
  return edits
}
