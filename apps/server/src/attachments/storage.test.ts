import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { type FileStorage, openStorage } from './storage.ts'

async function keepsAndRemoves(storage: FileStorage): Promise<void> {
  const bytes = Buffer.from([0, 255, 1, 254, 13, 10])
  await storage.put('ab/one.jpg', bytes, 'image/jpeg')
  await storage.put('ab/two.pdf', Buffer.from('%PDF'), 'application/pdf')
  expect(await storage.read('ab/one.jpg')).toEqual(bytes)
  await storage.remove('ab/one.jpg')
  await expect(storage.read('ab/one.jpg')).rejects.toThrow()
  await storage.remove('ab/one.jpg')
  expect((await storage.read('ab/two.pdf')).toString()).toBe('%PDF')
}

test('a folder keeps files, and is closed to other accounts of the machine', async () => {
  const above = mkdtempSync(join(tmpdir(), 'zuoyeben-storage-'))
  onTestFinished(() => rmSync(above, { recursive: true, force: true }))
  const folder = join(above, 'files')
  await keepsAndRemoves(openStorage({ storage: { kind: 'disk', folder } }))
  expect(readdirSync(join(folder, 'ab'))).toEqual(['two.pdf'])
  expect(statSync(folder).mode & 0o077).toBe(0)
})

test('a bucket of an S3 service keeps files: signed requests, bucket in the path, private', async () => {
  const service = await startS3()
  onTestFinished(service.close)
  const s3 = {
    bucket: 'homework',
    region: 'cn-south-1',
    endpoint: service.url,
    accessKeyId: 'key-1',
    secretAccessKey: 'secret',
  }
  await keepsAndRemoves(openStorage({ storage: { kind: 's3', s3 } }))
  expect([...service.objects.keys()]).toEqual(['/homework/ab/two.pdf'])
  expect(service.objects.get('/homework/ab/two.pdf')?.mime).toBe('application/pdf')
  for (const { headers } of service.requests) {
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key-1\/\d{8}\/cn-south-1\/s3\/aws4_request/)
    expect(headers['x-amz-acl']).toBeUndefined()
  }
})

/** As much of the S3 API as keeping a file takes, over real HTTP. */
async function startS3() {
  const objects = new Map<string, { bytes: Buffer; mime: string | undefined }>()
  const requests: IncomingMessage[] = []
  const server = createServer(async (request, response) => {
    requests.push(request)
    const { pathname } = new URL(request.url ?? '/', 'http://s3')
    const bytes = await buffer(request)
    const found = objects.get(pathname)
    if (request.method === 'PUT') {
      objects.set(pathname, { bytes, mime: request.headers['content-type'] })
      return response.writeHead(200, { etag: '"1"' }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(pathname)
      return response.writeHead(204).end()
    }
    if (found) return response.writeHead(200, { 'content-length': found.bytes.length }).end(found.bytes)
    return response
      .writeHead(404, { 'content-type': 'application/xml' })
      .end('<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, objects, requests, close: () => new Promise<void>(resolve => server.close(() => resolve())) }
}
