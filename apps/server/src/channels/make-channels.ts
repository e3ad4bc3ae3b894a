import type { ChannelSetting } from '../config-channels.ts'
import type { Channel, Channels } from './channel.ts'
import { emailChannel } from './email.ts'
import { dingtalkChannel, wecomChannel } from './robots.ts'
import { type SmsGround, smsChannel } from './sms.ts'
import { wechatChannel } from './wechat.ts'

/** The channels that the operator has set. */
export function makeChannels(setting: ChannelSetting, ground: SmsGround): Channels {
  const { email, sms, wechat, wecom, dingtalk } = setting
  const channels: Channel[] = [
    ...(wechat ? [wechatChannel(wechat, ground.now)] : []),
    ...(email ? [emailChannel(email)] : []),
    ...(wecom ? [wecomChannel(wecom)] : []),
    ...(dingtalk ? [dingtalkChannel(dingtalk, ground.now)] : []),
    ...(sms ? [smsChannel(sms, ground)] : []),
  ]
  return new Map(channels.map(channel => [channel.name, channel]))
}
