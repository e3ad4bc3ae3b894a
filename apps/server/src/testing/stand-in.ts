import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the other side is asked: address, form or query, headers. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  /** As it was sent. */
  readonly body: string
  readonly headers: IncomingMessage['headers']
}
export interface Answered {
  readonly status?: number
  readonly type?: string
  readonly body?: string
  readonly location?: string
  /** Cut the connection instead of answering. */
  readonly hangUp?: boolean
  /** Begin to answer and never end. */
  readonly stall?: boolean
}

/** A real HTTP server on loopback that plays the other side. `port` 0 takes a free one. */
export async function openStandIn(answer: (asked: Asked) => Promise<Answered> | Answered, port = 0) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in')
    const body = Buffer.concat(chunks).toString()
    const form = new URLSearchParams(body)
    const { method = 'GET', headers } = request
    const said = await answer({ method, path: pathname, query: searchParams, form, body, headers })
    if (said.hangUp) return request.socket.destroy()
    const status = said.status ?? (said.location === undefined ? 200 : 302)
    response.writeHead(status, {
      'content-type': said.type ?? 'application/json',
      ...(said.location === undefined ? {} : { location: said.location }),
    })
    if (said.stall) return response.write(' ')
    return response.end(said.body ?? '')
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const json = (value: unknown, status = 200): Answered => ({ status, body: JSON.stringify(value) })

/** A page on which a person chooses who they are. */
export const choice = (accounts: readonly { value: string; name: string }[]): Answered => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>统一身份认证</title><h1>统一身份认证</h1><form method="post">${accounts
    .map(({ value, name }) => `<p><button name="account" value="${value}">${name}</button>`)
    .join('')}</form></html>`,
})
