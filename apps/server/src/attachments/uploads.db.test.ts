import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSetting } from '../configuration/releases.sql.ts'
import { sha256 } from './keep-upload.ts'
import { type FilesServer, openFilesServer } from './testing-files-server.ts'
import { gifThatIsScript, heic, html, noise, pdf, photo, picture, svg, zip } from './testing-uploads.ts'

let files: FilesServer
beforeAll(async () => {
  files = await openFilesServer()
})
afterAll(() => files.close())

const officer = () => files.house.someone('officer', 'JDXY')
const other = () => files.house.someone('officer', 'HQC')
const refused = async (bytes: Buffer, name?: string, who = officer()) => {
  const { status, body } = await files.send(who, bytes, name)
  const { fields } = body as { fields: { field: string; message: { zh: string; en: string } }[] }
  expect(fields).toHaveLength(1)
  expect(fields[0]).toMatchObject({ field: 'file', message: { zh: expect.any(String), en: expect.any(String) } })
  return { status, zh: fields[0]?.message.zh }
}

test('of a photo nothing but its pixels is kept: upright, without place, camera or owner', async () => {
  const sent = await photo()
  const before = await sharp(sent).metadata()
  expect([before.exif?.includes('LycheePhone'), before.orientation, before.width]).toEqual([true, 6, 640])
  const kept = await files.upload(officer(), sent, '机房门口.JPEG')
  expect(kept).toMatchObject({ name: '机房门口.jpg', mime: 'image/jpeg', url: `/files/${kept.id}` })
  const shown = await files.get(kept.url, officer())
  const meta = await sharp(shown.rawPayload).metadata()
  expect(meta).toMatchObject({ format: 'jpeg', width: 480, height: 640 })
  expect([meta.exif, meta.xmp, meta.iptc, meta.icc, meta.orientation]).toEqual(Array(5).fill(undefined))
  expect(shown.rawPayload.includes('LycheePhone')).toBe(false)
  expect(kept.bytes).toBe(shown.rawPayload.length)
  const row = await files.app.db.selectFrom('files').selectAll().where('id', '=', kept.id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ sha256: sha256(shown.rawPayload), case_id: null, uploaded_by: officer().person })
})

test('a picture is at most 3000 pixels a side, and its thumbnail 480 in WebP', async () => {
  const kept = await files.upload(officer(), await photo(4000, 1000))
  const whole = await sharp((await files.get(kept.url, officer())).rawPayload).metadata()
  expect([whole.width, whole.height]).toEqual([750, 3000])
  const thumbnail = await files.get(kept.thumbnailUrl ?? '', officer())
  expect(thumbnail.headers['content-type']).toBe('image/webp')
  const small = await sharp(thumbnail.rawPayload).metadata()
  expect([small.format, small.width, small.height]).toEqual(['webp', 120, 480])
})

test.each([
  ['png', 'image/png', 'png'],
  ['webp', 'image/webp', 'webp'],
  ['gif', 'image/png', 'png'],
] as const)('a %s is taken and kept as %s, whatever its name says', async (as, mime, ending) => {
  const kept = await files.upload(officer(), await picture(as), 'wrong.pdf')
  expect(kept).toMatchObject({ mime, name: `wrong.${ending}` })
  const shown = await files.get(kept.url, officer())
  expect((await sharp(shown.rawPayload).metadata()).format).toBe(ending)
  expect(shown.headers).toMatchObject({
    'content-type': mime,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
    'content-disposition': `inline; filename*=UTF-8''wrong.${ending}`,
  })
})

test('a PDF is kept as it is and only ever handed out as a download', async () => {
  const kept = await files.upload(officer(), pdf(), "通知('一).jpg")
  expect(kept).toMatchObject({ name: "通知('一).pdf", mime: 'application/pdf', thumbnailUrl: null })
  const shown = await files.get(kept.url, officer())
  expect(shown.rawPayload).toEqual(pdf())
  expect(shown.headers['content-disposition']).toBe(
    "attachment; filename*=UTF-8''%E9%80%9A%E7%9F%A5%28%27%E4%B8%80%29.pdf",
  )
  expect(await files.status(`${kept.url}/thumbnail`, officer())).toBe(404)
})

test('a script behind a picture does not survive', async () => {
  const sent = await gifThatIsScript()
  const kept = await files.upload(officer(), sent, 'x.js')
  const shown = await files.get(kept.url, officer())
  expect(sent.includes('alert(')).toBe(true)
  expect(shown.rawPayload.includes('alert(')).toBe(false)
  const archive = Buffer.concat([await photo(), zip('hidden')])
  const plain = await files.upload(officer(), archive)
  expect((await files.get(plain.url, officer())).rawPayload.includes('hidden')).toBe(false)
})

test('what is no picture and no PDF is refused in words, whatever it is called', async () => {
  for (const [bytes, name, status] of [
    [svg, 'a.svg', 415],
    [svg, 'a.png', 415],
    [html, 'a.jpg', 415],
    [zip('x'), 'a.pdf', 415],
    [Buffer.from('MZ\u0090\u0000'), 'a.exe', 415],
    [Buffer.from('只是一些文字'), 'a.jpg', 415],
    [Buffer.from('GIF89a/*'), 'a.gif', 400],
  ] as const)
    expect(await refused(bytes, name)).toEqual({ status, zh: expect.stringMatching(/只能上传照片|打不开/) })
})

test('a photo cut short, a broken PDF, an empty file and one in another field are refused', async () => {
  const whole = await noise(300, 300).then(bytes => sharp(bytes).jpeg().toBuffer())
  expect(await refused(whole.subarray(0, whole.length / 2))).toMatchObject({
    status: 400,
    zh: expect.stringContaining('打不开'),
  })
  expect(await refused(Buffer.concat([pdf(), html]), 'a.pdf')).toMatchObject({
    status: 400,
    zh: expect.stringContaining('PDF'),
  })
  expect(await refused(Buffer.alloc(0))).toMatchObject({ status: 400 })
  expect((await files.send(officer(), await photo(), 'a.jpg', 'photo')).status).toBe(400)
  const plain = await files.server.inject({ method: 'POST', url: '/files', payload: { file: 'x' } })
  expect(plain.statusCode).toBe(400)
})

test('an HEIC photo is refused with what to do about it', async () => {
  expect(await refused(heic, 'IMG_1.HEIC')).toMatchObject({ status: 415, zh: expect.stringContaining('兼容性最佳') })
})

test('a file of 20 MB is too large, and so is a small one that unfolds into 81 megapixels', async () => {
  const large = Buffer.concat([await photo(), Buffer.alloc(20_000_000)])
  expect(await refused(large)).toMatchObject({ status: 413, zh: expect.stringContaining('10 MB') })
  const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect(bomb.length).toBeLessThan(2_000_000)
  expect(await refused(bomb, 'a.png')).toMatchObject({ status: 413, zh: expect.stringContaining('尺寸') })
})

test('over a real connection a file of 20 MB is answered in words and not cut off', async () => {
  const address = await files.server.listen({ port: 0, host: '127.0.0.1' })
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await photo()), new Uint8Array(20_000_000)]), 'a.jpg')
  const answer = await fetch(`${address}/files`, { method: 'POST', body: form })
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('10 MB')])
})

test('a file that is not attached yet is its sender’s alone', async () => {
  const kept = await files.upload(officer(), await photo())
  expect(await files.status(kept.url, officer())).toBe(200)
  for (const who of [other(), files.house.someone('confidant', 'ZDT'), null]) {
    expect(await files.status(kept.url, who)).toBe(404)
    expect(await files.status(kept.thumbnailUrl ?? '', who)).toBe(404)
  }
})

test('without signing in a file is taken only where the school allows it, and its sender can look at it', async () => {
  const kept = await files.upload(null, await photo())
  expect(await files.status(kept.url)).toBe(200)
  expect(await files.status(kept.thumbnailUrl ?? '')).toBe(200)
  expect(await files.status(`/files/${kept.id}`)).toBe(404)
  await writeSetting(files.app.db, 'anonymousSubmission', false)
  await files.house.house.refresh()
  const { status, body } = await files.send(null, await photo())
  expect([status, JSON.stringify(body)]).toEqual([401, expect.stringContaining('请先登录')])
  expect((await files.send(officer(), await photo())).status).toBe(201)
  await writeSetting(files.app.db, 'anonymousSubmission', true)
  await files.house.house.refresh()
})

test('one address sends thirty files a minute without signing in; another address and people signed in go on', async () => {
  const send = (who: Parameters<FilesServer['send']>[0], address: string) =>
    files.send(who, Buffer.alloc(0), 'a.jpg', 'file', address)
  for (let n = 0; n < 30; n++) expect((await send(null, '10.9.9.9')).status).toBe(400)
  const { status, headers, body } = await send(null, '10.9.9.9')
  expect([status, JSON.stringify(body)]).toEqual([429, expect.stringContaining('一分钟后再试')])
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  expect((await send(null, '10.9.9.8')).status).toBe(400)
  expect((await send(officer(), '10.9.9.9')).status).toBe(400)
})
