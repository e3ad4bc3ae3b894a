import type { App } from '../app-context.ts'
import { InputError, problem } from '../errors.ts'
import { addressOf } from './default-content.ts'
import { Configuration } from './effective.ts'
import { SCHOOL } from './item-rules.ts'
import type { Making } from './new-release.sql.ts'
import { readStored } from './stored.sql.ts'

/**
 * Releases are made so that every process can read what is in force: the whole is read with the new release in it, as the database has it once no
 * other can be made, and not as some process remembers it. Two changes that fit alone and not together, and a way back to where an item
 * was missing, end here. @throws InputError
 */
export const makingOf = (app: App): Making => ({
  addressOf,
  async mustRead(trx, next, bodies) {
    const stored = await readStored(trx)
    const releases = [...stored.releases.filter(release => release.scope !== next.scope), next]
    const items = new Map([...stored.items, ...bodies])
    const tried = new Configuration(app.configuration.shippedTexts)
    const units = app.directory.units().map(unit => unit.id)
    if (!isRead(tried, { ...stored, releases, items }, units, next.scope)) throw new InputError([UNREADABLE])
  },
})

function isRead(tried: Configuration, stored: Parameters<Configuration['take']>[0], units: string[], scope: string) {
  try {
    tried.take(stored, units)
  } catch {
    return false
  }
  return scope === SCHOOL || tried.hasOwn(scope)
}

const UNREADABLE = problem(
  'body',
  '这一版与现在生效的其他配置合不起来，发布后无法执行，因此没有发布。它所依据的内容可能刚刚被改过，请照现行的版本改好再试',
  'It does not fit what else is in force and could not be carried out, so it was not published. What it builds on may have just changed: please mend it on what is in force now',
)
