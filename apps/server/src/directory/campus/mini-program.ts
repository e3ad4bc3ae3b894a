import type { App } from '../../app-context.ts'
import { RefusalError } from '../../errors.ts'
import { keepBindingCode, takeBindingCode } from './binding-code.sql.ts'
import { fingerprint, noteFailure, open, spendOnce, told } from './journey.ts'
import { linkIdentity } from './link-identity.ts'
import { NotVouched, type Vouched } from './way.ts'

const WAY = 'wechatMini'
const BINDING_MILLISECONDS = 5 * 60_000
/** Without I, L, O and U: it is read off one screen and typed on another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export interface FromMini {
  /** Of `wx.login`. */
  readonly code: string
  readonly address: string
  readonly userAgent?: string | undefined
}

/**
 * Signs in with the code of `wx.login` and returns the `Set-Cookie` of the session: the mini-program keeps the cookie and sends it back as a
 * browser would.
 * @throws RefusalError campus: notBound until the WeChat account is bound to a person
 */
export function enterByMini(app: App, from: FromMini): Promise<string> {
  return refusing(app, from, async () =>
    open(app, { way: WAY, cookie: undefined, ...from }, await exchanged(app, from.code)),
  )
}

/** Binds the WeChat account to whoever drew the code on a page where they are signed in, and signs in. */
export function bindMini(app: App, from: FromMini & { bindingCode: string }): Promise<string> {
  return refusing(app, from, async () => {
    const vouched = await exchanged(app, from.code)
    const hash = fingerprint(app, 'bind-mini', from.bindingCode.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())
    const person = await takeBindingCode(app.db, hash, new Date(app.now()))
    if (person === null) throw new NotVouched('wrongBindingCode', 'binding code')
    const problem = await linkIdentity(app, { person, vouched, address: from.address })
    if (problem) throw new NotVouched(problem, 'binding')
    return open(app, { way: WAY, cookie: undefined, ...from }, vouched)
  })
}

/** A code with which the person binds the mini-program: ten signs, once, five minutes. The one before is worth nothing any more. */
export async function drawBindingCode(app: App, person: string): Promise<{ code: string; until: string }> {
  const code = Array.from(app.random(10), byte => LETTERS[byte % LETTERS.length]).join('')
  const now = app.now()
  const until = new Date(now + BINDING_MILLISECONDS)
  const hash = fingerprint(app, 'bind-mini', code)
  await keepBindingCode(app.db, { id: app.newId(), hash, person, now: new Date(now), until })
  return { code: `${code.slice(0, 5)}-${code.slice(5)}`, until: until.toISOString() }
}

async function exchanged(app: App, code: string): Promise<Vouched> {
  const { mini } = app.campus
  if (!mini) throw new NotVouched('notOffered', WAY)
  await spendOnce(app, WAY, [code])
  return told(app, WAY, () => mini(code))
}

async function refusing<T>(app: App, { address }: FromMini, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof NotVouched)) throw error
    await noteFailure(app, { way: WAY, address }, error.problem)
    throw new RefusalError({ reason: 'campus', problem: error.problem })
  }
}
