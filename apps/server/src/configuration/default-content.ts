import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canonicalJson } from '@zuoyeben/rules'
import { DEFAULT_CALENDAR_JSON } from '@zuoyeben/worktime'
import type { Database } from '../db/database.ts'
import SHIPPED_NOTICE from './privacy-notice.json' with { type: 'json' }
import { activeReleases, publish } from './releases.sql.ts'

/**
 * The default content lies as JSON files beside the packages that read it, and becomes release 1 of the school in an empty database
 * (configuration.md). From then on releases are the truth and the files are not looked at again.
 */
export interface Item {
  kind: string
  hash: string
  body: unknown
}

/** Content address: SHA-256 over the canonical JSON (RFC 8785). */
export function addressOf(body: unknown): string {
  return `sha256:${createHash('sha256')
    .update(canonicalJson(body as never))
    .digest('hex')}`
}

export function defaultItems(calendar: 'guangxi' | 'national'): Item[] {
  const { school, stateCouncil, regional } = DEFAULT_CALENDAR_JSON
  const bodies: [string, unknown][] = [
    ['routing', contentOf('@zuoyeben/rules', 'routing.json')],
    ['sensitivity', contentOf('@zuoyeben/rules', 'sensitivity.json')],
    ['words', contentOf('@zuoyeben/rules', 'word-lists.json')],
    ['lexicon', contentOf('@zuoyeben/rules', 'category-lexicon.json')],
    ['categories', contentOf('@zuoyeben/rules', 'categories.json')],
    ['duties', contentOf('@zuoyeben/rules', 'duties.json')],
    ['story', contentOf('@zuoyeben/rules', 'story-model.json')],
    ['privacy', SHIPPED_NOTICE],
    // The school's own wording; what is not in it is said as shipped (effective-texts.ts).
    ['texts', { notices: {}, letters: {} }],
    ['escalation', contentOf('@zuoyeben/lifecycle', 'escalation.json')],
    ['calendar', calendar === 'guangxi' ? { school, stateCouncil, regional } : { school, stateCouncil }],
    ...readdirSync(folderOf('@zuoyeben/forms'))
      .filter(file => file.endsWith('.json'))
      .map((file): [string, unknown] => [`form.${file.replace('.json', '')}`, contentOf('@zuoyeben/forms', file)]),
  ]
  return bodies.map(([kind, body]) => ({ kind, hash: addressOf(body), body }))
}

/** Publishes release 1 of the school unless there is one. */
export async function publishDefaults(
  ground: { db: Database; now: () => number; newId: () => string },
  calendar: 'guangxi' | 'national',
): Promise<void> {
  if ((await activeReleases(ground.db)).some(release => release.scope === 'school')) return
  const items = defaultItems(calendar)
  const hash = addressOf(Object.fromEntries(items.map(item => [item.kind, item.hash])))
  await publish(ground.db, {
    id: ground.newId(),
    scope: 'school',
    n: 1,
    base: null,
    items,
    hash,
    at: new Date(ground.now()),
  })
}

const packages = join(dirname(fileURLToPath(import.meta.url)), '../../../../packages')
const folderOf = (name: string) => join(packages, name.replace('@zuoyeben/', ''), 'content')

function contentOf(name: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folderOf(name), file), 'utf8'))
}
