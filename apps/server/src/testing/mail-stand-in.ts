import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  readonly from: string
  readonly to: string
  /** Headers and body as they came. */
  readonly raw: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
}

/** A real SMTP server on loopback; `port` 0 takes a free one. `refuseWith` says what becomes of a recipient: an SMTP code, or nothing. */
export async function openMailStandIn(port = 0) {
  const mails: Mail[] = []
  let refuse: ((to: string) => number | null) | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _, done) => {
      const code = refuse?.(address) ?? null
      return code === null ? done() : done(Object.assign(new Error('no'), { responseCode: code }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        const from = session.envelope.mailFrom
        mails.push({
          from: from ? from.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          raw,
          ...read(raw),
        })
        done()
      })
    },
  })
  // A client that is killed cuts its connection in the middle of a word.
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refuseWith: (how: ((to: string) => number | null) | null) => {
      refuse = how
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
export type MailStandIn = Awaited<ReturnType<typeof openMailStandIn>>

function read(raw: string): Pick<Mail, 'subject' | 'text' | 'messageId'> {
  const at = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, at).replace(/\r\n\s+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
  const body = raw.slice(at + 4)
  const coding = header('content-transfer-encoding')
  return {
    subject: decodeWords(header('subject')),
    messageId: header('message-id'),
    text:
      coding === 'base64'
        ? Buffer.from(body, 'base64').toString()
        : coding === 'quoted-printable'
          ? unquoted(body)
          : body,
  }
}

/** RFC 2047. */
const decodeWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : unquoted(word.replaceAll('_', ' ')),
    )
/** RFC 2045 6.7. */
const unquoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()
