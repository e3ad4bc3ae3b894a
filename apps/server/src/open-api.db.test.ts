import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from './app.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Record<string, Schema>
  readonly required?: readonly string[]
}
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly requestBody?: { content: { 'application/json': { schema: Schema } } }
  readonly responses: Record<string, { content: { 'application/json': { schema: Schema } } }>
}
interface Document {
  readonly openapi: string
  readonly info: { title: string; version: string }
  readonly paths: Record<string, Record<string, Operation>>
}

let house: TestHouse
let server: FastifyInstance
let document: Document
beforeAll(async () => {
  house = await openTestHouse()
  server = await serve(house.house, house.config)
  document = (await server.inject('/api/v1/openapi.json')).json()
})
afterAll(async () => {
  await server.close()
  await house.close()
})

const answerOf = (path: string, method: string): Schema =>
  document.paths[path]?.[method]?.responses['200']?.content['application/json'].schema ?? {}

test('the public part is described in OpenAPI 3.1, each operation once, with what it takes and what it answers', () => {
  expect(document.openapi).toMatch(/^3\.1/)
  const operations = Object.values(document.paths).flatMap(methods => Object.values(methods))
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/intake/options', '/intake/submissions']))
  expect(new Set(operations.map(each => each.operationId)).size).toBe(operations.length)
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of Object.keys(methods)) {
      expect(methods[method]?.summary, path).toMatch(/ · /)
      expect(
        answerOf(path, method).required?.length,
        `${method} ${path} answers nothing that is described`,
      ).toBeGreaterThan(0)
    }
})

test('what is answered has everything that the description promises', async () => {
  const options = await server.inject('/api/v1/intake/options')
  expect(options.statusCode).toBe(200)
  expect(Object.keys(options.json())).toEqual(
    expect.arrayContaining([...(answerOf('/intake/options', 'get').required ?? [])]),
  )
  const payload = {
    key: crypto.randomUUID(),
    text: '打印室的纸总是没有人补，能不能补？',
    entryUnit: 'JDXY',
    consent: '2026-11',
  }
  const first = await server.inject({ method: 'POST', url: '/api/v1/intake/submissions', payload })
  expect(first.statusCode).toBe(200)
  const promised = answerOf('/intake/submissions', 'post')
  expect(Object.keys(first.json()).sort()).toEqual(Object.keys(promised.properties ?? {}).sort())
  const again = await server.inject({ method: 'POST', url: '/api/v1/intake/submissions', payload })
  expect(again.json()).toEqual(first.json())
})

test('wrong input is the sender’s fault there too, and is told so', async () => {
  for (const payload of [{}, { text: '短' }, { key: 'x', text: '打印室的纸总是没有人补', consent: '1' }]) {
    const answer = await server.inject({ method: 'POST', url: '/api/v1/intake/submissions', payload })
    expect(answer.statusCode).toBe(400)
  }
  const nul = { key: crypto.randomUUID(), text: '坏字符 \u0000 在这里面', consent: '1' }
  expect((await server.inject({ method: 'POST', url: '/api/v1/intake/submissions', payload: nul })).statusCode).toBe(
    400,
  )
})
