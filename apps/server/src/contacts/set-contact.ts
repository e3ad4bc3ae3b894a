import { randomInt } from 'node:crypto'
import { triesAt } from '../access/attempts.ts'
import type { App } from '../app-context.ts'
import { type NoticeAddressAct, recordAudit } from '../audit/record.sql.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Trx } from '../db/database.ts'
import { identitiesOf } from '../directory/campus/identities.sql.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import {
  addAllowance,
  deleteContact,
  markConfirmed,
  tryCode,
  writeContactPoint,
  writePreferences,
} from './contact-points.sql.ts'
import type { Preferences } from './preferences.ts'
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
  await onRecord(app, person, 'setNoticeAddress', { channel: name }, trx =>
    writeContactPoint(trx, {
      owner,
      channel: name,
      address: sealAddress(app, owner, name, address),
      codeHash: hashOf(app, owner, name, code),
      codeUntil: new Date(app.now() + CODE_MINUTES * 60_000),
      allowance: null,
    }),
  )
}

/** @throws RefusalError `wrongCode` where it is wrong, too old, or was tried too often */
export async function confirmContact(app: App, person: string, name: ChannelName, code: string): Promise<void> {
  const owner = ownerOf(app, { person })
  const isRight = await app.db.transaction().execute(async trx => {
    const point = await tryCode(trx, owner, name, new Date(app.now()))
    if (!point || point.codeTries > TRIES_MOST || point.codeHash !== hashOf(app, owner, name, code)) return false
    await markConfirmed(trx, owner, name)
    await line(app, trx, person, 'confirmNoticeAddress', { channel: name })
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
  const address = sealAddress(app, owner, 'wechat', own.subject)
  await onRecord(app, person, 'allowWechat', { n }, async trx => {
    if (await addAllowance(trx, owner, 'wechat', n)) return
    await writeContactPoint(trx, { owner, channel: 'wechat', address, codeHash: null, codeUntil: null, allowance: n })
  })
}

/** Nothing is sent to this address from now on, and it is kept no longer. */
export function removeContact(app: App, person: string, name: ChannelName): Promise<void> {
  return onRecord(app, person, 'removeNoticeAddress', { channel: name }, trx =>
    deleteContact(trx, ownerOf(app, { person }), name),
  )
}

/** By which ways, in which language and when the person wants to be told, from now on. */
export function setPreferences(app: App, person: string, preferences: Preferences): Promise<void> {
  return onRecord(app, person, 'setNoticeTimes', {}, trx =>
    writePreferences(trx, ownerOf(app, { person }), preferences),
  )
}

/** The address itself is in no line: the log is read by others. */
const line = (app: App, trx: Trx, person: string, act: NoticeAddressAct, detail: Record<string, unknown>) =>
  recordAudit(trx, { at: new Date(app.now()), person, actor: person, act, detail })
const onRecord = (
  app: App,
  person: string,
  act: NoticeAddressAct,
  detail: Record<string, unknown>,
  write: (trx: Trx) => Promise<void>,
) =>
  app.db.transaction().execute(async trx => {
    await write(trx)
    await line(app, trx, person, act, detail)
  })

const hashOf = (app: App, owner: string, name: ChannelName, code: string) =>
  app.vault.fingerprint('contact code', `${owner}:${name}:${code}`)
