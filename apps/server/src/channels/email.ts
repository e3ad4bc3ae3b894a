import { createTransport } from 'nodemailer'
import type { EmailSetting } from '../config-channels.ts'
import { type Channel, failed, SENT, type Sent } from './channel.ts'

/** One address, no name, no list: what stands in the header is what was confirmed. */
const ADDRESS = /^[^\s@<>(),;:"[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/

/** Mail by SMTP (RFC 5321). Its Message-ID is made from the delivery, so that a server or a reader can tell a second try. */
export function emailChannel({ url, from }: EmailSetting): Channel {
  const transport = createTransport(
    {
      url,
      // A password and addresses do not travel in the clear, but to this machine.
      requireTLS: !/^(localhost|127\.|\[::1\])/.test(new URL(url).hostname),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      // A message is text alone: nothing is read from a disk or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    name: 'email',
    isGroup: false,
    form: ADDRESS,
    send: async ({ id, address, subject, text }) => {
      try {
        await transport.sendMail({
          to: address,
          subject,
          text,
          messageId: `<${id}@zuoyeben>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return SENT
      } catch (error) {
        return problemOf(error)
      }
    },
  }
}

/** 5xx is the server's last word (RFC 5321 4.2.1); 4xx and everything of the network may pass. */
function problemOf(error: unknown): Sent {
  const { responseCode = 0, code = '' } = error as { responseCode?: number; code?: string }
  if (code === 'EAUTH') return failed('misconfigured')
  if (code === 'EENVELOPE' && responseCode >= 500) return failed('badAddress')
  return failed(responseCode >= 500 ? 'misconfigured' : responseCode >= 400 ? 'limited' : 'unreachable')
}
