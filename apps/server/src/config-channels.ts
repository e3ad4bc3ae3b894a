import { z } from 'zod'
import { isGuarded } from './config-campus.ts'

/** How notices leave the platform, from the environment alone: no secret is in the database or on a page. A channel that is not set is not there. */
export interface ChannelSetting {
  readonly email: EmailSetting | null
  readonly sms: SmsSetting | null
  readonly wechat: WechatNoticeSetting | null
  /** Addresses of the robots' services; null: not offered. */
  readonly wecom: string | null
  readonly dingtalk: string | null
}
export interface EmailSetting {
  /** `smtps://user:password@host:465` or `smtp://host:587`. */
  readonly url: string
  readonly from: string
}
export interface SmsSetting {
  readonly url: string
  /** `whsec_…` (webhooks/sign.ts). */
  readonly secret: string
  /** The gateway stands on the campus network, and the operator says so. */
  readonly mayBePrivate: boolean
}
export interface WechatNoticeSetting {
  readonly appId: string
  readonly secret: string
  readonly api: string
  readonly template: string
  /** Field of the template → what goes into it. */
  readonly fields: Readonly<Record<string, WechatPart>>
  readonly page: string
}
export const WECHAT_PARTS = ['text', 'number', 'time'] as const
export type WechatPart = (typeof WECHAT_PARTS)[number]

const text = z.string().min(1).max(300)
const guarded = z.url().refine(isGuarded, 'must begin with https:// (http:// only for 127.0.0.1, ::1 and localhost)')
const FIELD = /^[a-z_]+\d+=(text|number|time)$/

export const channelVariables = {
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: text.optional(),
  SMS_WEBHOOK_URL: z.url({ protocol: /^https$/ }).optional(),
  SMS_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and 24 to 64 bytes in base64')
    .optional(),
  SMS_WEBHOOK_PRIVATE: z.enum(['0', '1']).default('0'),
  WECHAT_NOTICE_TEMPLATE: text.optional(),
  WECHAT_NOTICE_FIELDS: z
    .string()
    .refine(
      list => list.split(',').every(field => FIELD.test(field)),
      'must be field=text|number|time, comma-separated',
    )
    .default('thing1=text,time2=time'),
  WECHAT_NOTICE_PAGE: text.default('pages/mine/mine'),
  WECOM_ROBOTS: z.enum(['0', '1']).default('0'),
  WECOM_API: guarded.default('https://qyapi.weixin.qq.com'),
  DINGTALK_ROBOTS: z.enum(['0', '1']).default('0'),
  DINGTALK_API: guarded.default('https://oapi.dingtalk.com'),
}
const shape = z.object(channelVariables)
type Variables = z.infer<typeof shape> & {
  readonly WECHAT_MINI_APP_ID?: string | undefined
  readonly WECHAT_MINI_SECRET?: string | undefined
  readonly WECHAT_API: string
}

/** @throws Error naming the variable that is missing beside those that are set */
export function channelsFrom(v: Variables): ChannelSetting {
  if (v.SMTP_URL && !v.SMTP_FROM) throw new Error('SMTP_FROM: must be set beside SMTP_URL')
  if (v.SMS_WEBHOOK_URL && !v.SMS_WEBHOOK_SECRET)
    throw new Error('SMS_WEBHOOK_SECRET: must be set beside SMS_WEBHOOK_URL')
  return {
    email: v.SMTP_URL && v.SMTP_FROM ? { url: v.SMTP_URL, from: v.SMTP_FROM } : null,
    sms:
      v.SMS_WEBHOOK_URL && v.SMS_WEBHOOK_SECRET
        ? { url: v.SMS_WEBHOOK_URL, secret: v.SMS_WEBHOOK_SECRET, mayBePrivate: v.SMS_WEBHOOK_PRIVATE === '1' }
        : null,
    wechat: wechatFrom(v),
    wecom: v.WECOM_ROBOTS === '1' ? v.WECOM_API : null,
    dingtalk: v.DINGTALK_ROBOTS === '1' ? v.DINGTALK_API : null,
  }
}

function wechatFrom(v: Variables): WechatNoticeSetting | null {
  if (!v.WECHAT_NOTICE_TEMPLATE) return null
  if (!v.WECHAT_MINI_APP_ID || !v.WECHAT_MINI_SECRET)
    throw new Error('WECHAT_MINI_APP_ID: must be set with its secret beside WECHAT_NOTICE_TEMPLATE')
  return {
    appId: v.WECHAT_MINI_APP_ID,
    secret: v.WECHAT_MINI_SECRET,
    api: v.WECHAT_API,
    template: v.WECHAT_NOTICE_TEMPLATE,
    fields: Object.fromEntries(
      v.WECHAT_NOTICE_FIELDS.split(',').map(field => field.split('=') as [string, WechatPart]),
    ),
    page: v.WECHAT_NOTICE_PAGE,
  }
}
