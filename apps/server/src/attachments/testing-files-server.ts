import type { Viewer } from '../access/viewer.ts'
import { serve } from '../app.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

export interface Uploaded {
  id: string
  name: string
  mime: string
  bytes: number
  url: string
  thumbnailUrl: string | null
}
type Somebody = Viewer | null

/** The real server over a test house: files sent and fetched over HTTP with a real session of whoever asks. */
export async function openFilesServer(open: () => Promise<TestHouse> = openTestHouse) {
  const house = await open()
  const server = await serve(house.house, house.config)
  const { app } = house.house

  async function cookieOf(who: Somebody): Promise<Record<string, string>> {
    if (!who?.person) return {}
    const set = await app.auth.openSession(who.person, '127.0.0.1', { factor: 'totp' })
    return { cookie: set.slice(0, set.indexOf(';')) }
  }

  async function send(who: Somebody, bytes: Buffer, name = 'a.jpg', field = 'file', address = '10.0.0.1') {
    const form = new FormData()
    form.append(field, new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name)
    const body = new Response(form)
    const answer = await server.inject({
      method: 'POST',
      url: '/files',
      remoteAddress: address,
      headers: {
        'content-type': body.headers.get('content-type') ?? '',
        origin: 'http://localhost',
        host: 'localhost',
        ...(await cookieOf(who)),
      },
      payload: Buffer.from(await body.arrayBuffer()),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<unknown>() }
  }

  return {
    house,
    app,
    server,
    send,
    /** Sends a file that must be taken. */
    async upload(who: Somebody, bytes: Buffer, name?: string): Promise<Uploaded> {
      const { status, body } = await send(who, bytes, name)
      if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
      return body as Uploaded
    },
    get: async (url: string, who: Somebody = null) => server.inject({ url, headers: await cookieOf(who) }),
    status: async (url: string, who: Somebody = null) =>
      (await server.inject({ url, headers: await cookieOf(who) })).statusCode,
    /** Lines of the audit log about this file, oldest first. */
    async readings(
      file: string,
    ): Promise<{ person: string | null; actor: string; caseId: string | null; detail: unknown }[]> {
      const rows = await app.db
        .selectFrom('audit_log')
        .select(['person_id', 'actor', 'case_id', 'detail'])
        .where('act', '=', 'file')
        .orderBy('id')
        .execute()
      return rows
        .filter(row => (row.detail as { file?: string }).file === file)
        .map(row => ({ person: row.person_id, actor: row.actor, caseId: row.case_id, detail: row.detail }))
    },
    async close() {
      await server.close()
      await house.close()
    },
  }
}
export type FilesServer = Awaited<ReturnType<typeof openFilesServer>>
