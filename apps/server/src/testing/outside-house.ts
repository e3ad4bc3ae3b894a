import type { Viewer } from '../access/viewer.ts'
import type { ChannelName } from '../channels/channel.ts'
import { makeChannels } from '../channels/make-channels.ts'
import { deliverOutside } from '../notices/deliver-outside.job.ts'
import { sweepOutbox } from '../notices/sweep-outbox.job.ts'
import { type MailStandIn, openMailStandIn } from './mail-stand-in.ts'
import {
  DINGTALK,
  MINI,
  openRobotStandIn,
  openSmsStandIn,
  type RobotStandIn,
  SMS_SECRET,
  type SmsStandIn,
  TEMPLATE,
  WECOM_KEY,
} from './robot-stand-in.ts'
import { openTestHouse, type TestHouse } from './test-house.ts'

export interface OutsideHouse extends TestHouse {
  readonly mail: MailStandIn
  readonly robots: RobotStandIn
  readonly sms: SmsStandIn
  /** Gives an address and types the code back that came there. */
  reachable(viewer: Viewer, channel: Exclude<ChannelName, 'wechat'>, address?: string): Promise<void>
  /** Sends whatever is due now, as the worker would, each job twice. Returns how many jobs there were. */
  sendDue(): Promise<number>
}

/** The real application with every channel set, and a real other side for each. */
export async function openOutsideHouse(start?: string): Promise<OutsideHouse> {
  let moment = () => Date.now()
  const mail = await openMailStandIn()
  const robots = await openRobotStandIn(() => moment())
  const sms = await openSmsStandIn()
  const house = await openTestHouse(start, {
    SMTP_URL: mail.url,
    SMTP_FROM: 'zuoyeben@campus.example',
    SMS_WEBHOOK_URL: sms.url,
    SMS_WEBHOOK_SECRET: SMS_SECRET,
    WECHAT_MINI_APP_ID: MINI.appId,
    WECHAT_MINI_SECRET: MINI.secret,
    WECHAT_API: robots.url,
    WECHAT_NOTICE_TEMPLATE: TEMPLATE,
    WECOM_ROBOTS: '1',
    WECOM_API: robots.url,
    DINGTALK_ROBOTS: '1',
    DINGTALK_API: robots.url,
  })
  moment = house.now
  const { app, boss } = house.house
  // The gateway's name leads nowhere but to the stand-in, and its certificate is its own.
  Reflect.set(app, 'channels', makeChannels(house.config.channels, { now: house.now, ...sms.ground }))

  const codeFrom = (channel: ChannelName): string => {
    const last =
      channel === 'email' ? mail.mails.at(-1)?.text : channel === 'sms' ? sms.got.at(-1)?.body : robots.got.at(-1)?.raw
    return /\b\d{6}\b/.exec(last ?? '')?.[0] ?? ''
  }
  const ADDRESS = { email: '', sms: '13812345678', wecom: WECOM_KEY, dingtalk: `${DINGTALK.token}:${DINGTALK.secret}` }
  return {
    ...house,
    mail,
    robots,
    sms,
    reachable: async (viewer, channel, address = ADDRESS[channel] || `${viewer.person}@campus.example`) => {
      const { contacts } = house.as(viewer)
      await contacts.set({ channel, address })
      await contacts.confirm({ channel, code: codeFrom(channel) })
    },
    sendDue: async () => {
      let ran = 0
      for (;;) {
        const jobs = await boss.fetch<{ deliveryId: string }>('outside', { batchSize: 100 })
        if (jobs.length === 0) break
        for (const { data } of jobs) {
          await deliverOutside(app, data)
          await deliverOutside(app, data)
        }
        await boss.complete(
          'outside',
          jobs.map(job => job.id),
        )
        ran += jobs.length
      }
      await sweepOutbox(app)
      return ran
    },
    close: async () => {
      await house.close()
      await Promise.all([mail.close(), robots.close(), sms.close()])
    },
  }
}
