import type { App } from '../app-context.ts'
import { type Factor as Act, recordAudit } from '../audit/record.sql.ts'
import type { Trx } from '../db/database.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import type { Signing } from '../trpc.ts'
import { drawBackupCodes, plainCode } from './backup-codes.ts'
import { countedProof } from './counted-proof.ts'
import { lockPerson } from './find-people.sql.ts'
import { FINISH_MINUTES, requireFreshProof } from './fresh-proof.ts'
import { usernameOf } from './people.sql.ts'
import {
  beginTotp,
  confirmTotp,
  countBackupCodes,
  findTotp,
  readFactors,
  removeFactor,
  spendBackupCode,
  spendStep,
} from './second-factors.sql.ts'
import { type Factor, findFactorOf } from './sessions.sql.ts'
import { tellPerson } from './tell-person.sql.ts'
import { keyOf, SECRET_BYTES, stepOf } from './totp.ts'

export type FactorGround = Pick<App, 'db' | 'now' | 'newId' | 'random' | 'auth'>

/** What came of a step: the header that carries the session on, and codes that are shown this once. */
export interface Raised {
  readonly cookie: string | null
  readonly backupCodes: readonly string[]
}

/** Whoever has a factor shows it before another is added; a first password is changed before that. */
export function mayEnrol({ step }: Signing): void {
  if (step !== null && step !== 'enrol') throw new RefusalError({ reason: 'finishSignIn', step })
}

/** The key for a code generator; it counts once a code of it has been given (`confirmCodes`). */
export async function beginCodes(app: FactorGround, who: Signing): Promise<{ key: string; uri: string }> {
  mayEnrol(who)
  await requireFreshProof(app, who)
  const secret = app.random(SECRET_BYTES)
  const factor = { id: app.newId(), person: who.person, secret: app.auth.box.seal(secret, who.person) }
  await app.db.transaction().execute(async trx => {
    await lockPerson(trx, who.person)
    await beginTotp(trx, { ...factor, at: new Date(app.now()) })
  })
  return keyOf(secret, (await usernameOf(app.db, who.person)) ?? '')
}

/** @throws InputError for a wrong code, RefusalError when there were too many */
export async function confirmCodes(app: FactorGround, who: Signing, address: string, code: string): Promise<Raised> {
  mayEnrol(who)
  await requireFreshProof(app, who, FINISH_MINUTES)
  const { person } = who
  const begun = await findTotp(app.db, person, false)
  if (!begun) throw new InputError([BEGIN_AGAIN])
  let step: number | null = null
  const isRight = await countedProof(app, { person, address, by: 'totp' }, async () => {
    step = stepOf(app.auth.box.open(begun.secret, person), code, app.now())
    return step !== null
  })
  if (!isRight || step === null) throw new InputError([WRONG_CODE])
  const used = step
  return app.db.transaction().execute(async trx => {
    await lockPerson(trx, person)
    await confirmTotp(trx, { id: begun.id, person, step: used, at: new Date(app.now()) })
    return added(app, trx, who, 'totp')
  })
}

/** The audit line, the notice, codes for the first factor, and the session that has now proved it. */
export async function added(app: FactorGround, trx: Trx, who: Signing, kind: 'totp' | 'passkey'): Promise<Raised> {
  await record(app, trx, who.person, 'addFactor', { kind })
  await tellPerson(trx, { id: app.newId(), person: who.person, kind: 'factorAdded', at: new Date(app.now()) })
  const has = await countBackupCodes(trx, who.person)
  const backupCodes = has > 0 ? [] : await drawBackupCodes(app, trx, who.person)
  const proved = await findFactorOf(trx, who.session)
  const cookie =
    proved && (proved.factor === null || proved.factor === 'demo')
      ? await app.auth.raiseSession(trx, who.session, kind)
      : null
  return { cookie, backupCodes }
}

/**
 * The second step of signing in: the code of a generator, or one of the backup codes, each good once.
 * @throws InputError for a wrong or used code, RefusalError when there were too many
 */
export async function proveByCode(app: FactorGround, who: Signing, address: string, code: string): Promise<string> {
  const { person } = who
  const at = new Date(app.now())
  let factor: Factor = 'totp'
  const isRight = await countedProof(app, { person, address, by: 'code' }, async () => {
    const totp = await findTotp(app.db, person, true)
    const step = totp ? stepOf(app.auth.box.open(totp.secret, person), code, app.now()) : null
    if (totp && step !== null) return spendStep(app.db, totp.id, step, at)
    factor = 'backupCode'
    return spendBackupCode(app.db, person, app.auth.box.fingerprint(plainCode(code), person), at)
  })
  if (!isRight) throw new InputError([WRONG_CODE])
  return app.auth.raiseSession(app.db, who.session, factor)
}

/** Somebody signed in, and the session they came with. */
type Own = { readonly person: string; readonly session: string | undefined }

/**
 * Takes a factor away.
 * @throws InputError for the last one of somebody whose roles need one: another has to be added first
 */
export async function dropFactor(app: FactorGround, who: Own, id: string, isNeeded: boolean): Promise<void> {
  await requireFreshProof(app, who)
  const { person } = who
  await app.db.transaction().execute(async trx => {
    await lockPerson(trx, person)
    const factors = await readFactors(trx, person)
    const gone = factors.find(factor => factor.id === id)
    if (!gone) throw new RefusalError({ reason: 'notFound' })
    if (isNeeded && factors.length === 1) throw new InputError([LAST_ONE])
    await removeFactor(trx, person, id)
    await record(app, trx, person, 'removeFactor', { kind: gone.kind, name: gone.name })
    await tellPerson(trx, { id: app.newId(), person, kind: 'factorRemoved', at: new Date(app.now()) })
  })
}

export async function renewBackupCodes(app: FactorGround, who: Own): Promise<string[]> {
  await requireFreshProof(app, who)
  const { person } = who
  return app.db.transaction().execute(async trx => {
    await lockPerson(trx, person)
    if ((await readFactors(trx, person)).length === 0) throw new RefusalError({ reason: 'notFound' })
    await record(app, trx, person, 'newBackupCodes', {})
    return drawBackupCodes(app, trx, person)
  })
}

const record = (app: FactorGround, trx: Trx, person: string, act: Act, detail: Record<string, unknown>) =>
  recordAudit(trx, { at: new Date(app.now()), person, actor: person, act, detail })

const WRONG_CODE = problem(
  'code',
  '验证码不对或已用过。请看手机上现在的 6 位数字，并确认手机时间准确',
  'This code is wrong or was used. Take the six digits shown now, and check that your phone’s clock is right',
)
const BEGIN_AGAIN = problem('code', '密钥已失效，请重新扫码', 'This key is no longer valid: please scan a new one')
const LAST_ONE = problem(
  'id',
  '岗位要求至少保留一种第二步验证，请先添加另一种',
  'Your role needs a second factor: add another one before you remove the last',
)
