import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { SmsSetting } from '../config-channels.ts'
import { sendWebhook } from '../webhooks/send-webhook.ts'
import { type Channel, failed, SENT } from './channel.ts'

export interface SmsGround {
  readonly now: () => number
  readonly lookup?: LookupFunction
  readonly ca?: string
}

/** A short message by the school's gateway: a signed webhook (Standard Webhooks) whose id is the delivery. */
export function smsChannel({ url, secret, mayBePrivate }: SmsSetting, ground: SmsGround): Channel {
  const inside = mayBePrivate ? { lookup: lookup as LookupFunction, mayBePrivate } : {}
  return {
    name: 'sms',
    isGroup: false,
    form: /^\+?[0-9]{6,15}$/,
    send: async ({ id, address, short, language }) => {
      const body = { type: 'sms', to: address, text: short, language }
      const sent = await sendWebhook({ ...inside, ...ground }, { url, secret, id, body })
      if (sent.ok) return SENT
      if (sent.reason === 'privateAddress') return failed('privateAddress')
      if (sent.reason === 'badAddress') return failed('misconfigured')
      const { status = 0 } = sent
      // 400 and 422: the gateway will not have this number. 410: no more (Standard Webhooks).
      if (status === 400 || status === 422) return failed('badAddress')
      if (status === 401 || status === 403 || status === 404 || status === 410) return failed('misconfigured')
      return failed(status === 429 ? 'limited' : 'unreachable')
    },
  }
}
