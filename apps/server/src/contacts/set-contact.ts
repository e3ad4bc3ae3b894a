import { randomInt } from 'node:crypto'
import { triesAt } from '../access/attempts.ts'
import type { App } from '../app-context.ts'
import type { ChannelName } from '../channels/channel.ts'
import { identitiesOf } from '../directory/campus/identities.sql.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import { addAllowance, markConfirmed, tryCode, writeContactPoint } from './contact-points.sql.ts'
import { ownerOf, sealAddress } from './reach.ts'

const CODE_MINUTES = 10
/** Wrong tries that one code takes, and codes that one person may ask for in a quarter of an hour. */
const TRIES_MOST = 5
const CODES_MOST = 5

/**
 * Keeps an address and sends a code of six digits to it, which has to come back before anything else is sent there: nobody's notices go to
 * somebody else's telephone by a slip of the finger, and nobody else is written to.
 * @throws RefusalError `tooMany` · `channelFailed`, and nothing has changed; InputError
 */
export async function setContact(app: App, person: string, name: ChannelName, address: string): Promise<void> {
  const channel = app.channels.get(name)
  if (!channel?.form) throw new RefusalError({ reason: 'notFound' })
  if (!channel.form.test(address))
    throw new InputError([
      problem('address', '这不像一个可以送达的地址，请核对', 'This does not look like an address: please check it'),
    ])
  const owner = ownerOf(app, { person })
  const tries = triesAt(app.db, app.now())
  const bucket = `contact:${owner}`
  if (((await tries.count([bucket]))[0] ?? 0) >= CODES_MOST) throw new RefusalError({ reason: 'tooMany', minutes: 15 })
  await tries.note([bucket])
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const text = `作业本验证码 ${code}，${CODE_MINUTES} 分钟内有效。 / Zuoyeben code ${code}, valid for ${CODE_MINUTES} minutes.`
  const sent = await channel.send({
    id: app.newId(),
    address,
    subject: '作业本：验证码 / Zuoyeben: your code',
    text,
    short: text,
    language: 'zh',
    at: app.now(),
    count: 1,
  })
  if (!sent.ok) throw new RefusalError({ reason: 'channelFailed', problem: sent.problem })
  await writeContactPoint(app.db, {
    owner,
    channel: name,
    address: sealAddress(app, owner, name, address),
    codeHash: hashOf(app, owner, name, code),
    codeUntil: new Date(app.now() + CODE_MINUTES * 60_000),
    allowance: null,
  })
}

/** @throws RefusalError `wrongCode` where it is wrong, too old, or was tried too often */
export async function confirmContact(app: App, person: string, name: ChannelName, code: string): Promise<void> {
  const owner = ownerOf(app, { person })
  const isRight = await app.db.transaction().execute(async trx => {
    const point = await tryCode(trx, owner, name, new Date(app.now()))
    if (!point || point.codeTries > TRIES_MOST || point.codeHash !== hashOf(app, owner, name, code)) return false
    await markConfirmed(trx, owner, name)
    return true
  })
  if (!isRight) throw new RefusalError({ reason: 'wrongCode' })
}

/**
 * Notes that the person agreed in the mini-program to so many messages (`wx.requestSubscribeMessage`). The address is the openid under which
 * the mini-program was bound.
 * @throws RefusalError `notBound` until it is
 */
export async function allowWechat(app: App, person: string, n: number): Promise<void> {
  if (!app.channels.has('wechat')) throw new RefusalError({ reason: 'notFound' })
  const owner = ownerOf(app, { person })
  const own = (await identitiesOf(app.db, person)).find(({ provider }) => provider.startsWith('wechatMini:'))
  if (!own) throw new RefusalError({ reason: 'campus', problem: 'notBound' })
  if (await addAllowance(app.db, owner, 'wechat', n)) return
  const address = sealAddress(app, owner, 'wechat', own.subject)
  await writeContactPoint(app.db, { owner, channel: 'wechat', address, codeHash: null, codeUntil: null, allowance: n })
}

const hashOf = (app: App, owner: string, name: ChannelName, code: string) =>
  app.vault.fingerprint('contact code', `${owner}:${name}:${code}`)
