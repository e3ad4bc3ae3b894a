import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import { lockPerson } from './find-people.sql.ts'
import { removeFactors } from './second-factors.sql.ts'
import { endSessionsOf } from './sessions.sql.ts'
import { tellPerson } from './tell-person.sql.ts'

/**
 * Somebody lost telephone, passkey and codes: every factor goes, every session ends, and a new one is set up at the next sign-in, before
 * anything else. Told to the person, and audited with the reason.
 * @throws InputError for one's own (another's word is needed for that), or where there is none
 */
export async function resetFactors(
  app: Pick<App, 'db' | 'now' | 'newId'>,
  by: string,
  { personId, reason }: { personId: string; reason: string },
): Promise<void> {
  if (personId === by) throw new InputError([ONES_OWN])
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const person = await lockPerson(trx, personId)
    if (!person) throw new RefusalError({ reason: 'notFound' })
    if ((await removeFactors(trx, personId)) === 0) throw new InputError([NONE])
    await endSessionsOf(trx, personId)
    await tellPerson(trx, { id: app.newId(), person: personId, kind: 'factorsReset', at })
    const detail = { subject: personId, username: person.username, name: person.name, reason }
    await recordAudit(trx, { at, person: by, actor: by, act: 'resetFactors', detail })
  })
}

const ONES_OWN = problem('personId', '不能重置自己的第二步验证', 'You cannot reset your own second factor')
const NONE = problem('personId', '此人没有设置第二步验证', 'This person has no second factor')
