import { strToU8, Unzip, UnzipInflate, zipSync } from 'fflate'
import { InputError, problem } from '../errors.ts'

/** Files of a configuration that is carried somewhere: path → text. */
export type Carried = ReadonlyMap<string, string>

/** Characters of one file, files, and characters of all, as they are taken in. */
export const CARRIED_LIMITS = { file: 1_048_576, files: 500, all: 8_388_608, zip: 700_000 } as const
/** So much of a zip is unpacked at a time: a bomb of a thousandfold is found out within a few milliseconds. */
const SLICE = 2048

const HEADER = Buffer.from('PK\u0003\u0004', 'latin1')

const tooMuch = () =>
  new InputError([problem('zip', '压缩包里的文件太多或太大', 'There are too many files in it, or they are too large')])
const unreadable = () =>
  new InputError([problem('zip', '这不是可以读取的 zip 压缩包', 'This is no zip that can be read')])

/** The same files give the same bytes. */
export function zipOf(files: Carried): Uint8Array {
  const entries = [...files].map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: '2000-01-01T00:00:00Z' })
}

/**
 * Files out of a zip that may be hostile: names are only looked up, never written to a disk; what says that it is small and is not ends the
 * reading where the limit is passed. Anything but JSON is left out. @throws InputError
 */
export function filesOfZip(bytes: Uint8Array): Carried {
  if (bytes.length > CARRIED_LIMITS.zip || entriesIn(bytes) > CARRIED_LIMITS.files) throw tooMuch()
  const files = new Map<string, string>()
  const wrong: unknown[] = []
  let [all, open] = [0, 0]
  const unzip = new Unzip(entry => {
    open += 1
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const isJson = entry.name.endsWith('.json')
    let [text, size] = ['', 0]
    entry.ondata = (error, chunk, isLast) => {
      if (error) return void wrong.push(unreadable())
      if (isLast) open -= 1
      all += chunk.length
      size += chunk.length
      if (all > CARRIED_LIMITS.all || size > CARRIED_LIMITS.file) wrong.push(tooMuch())
      if (!isJson || wrong.length > 0) return
      try {
        text += decoder.decode(chunk, { stream: !isLast })
      } catch {
        wrong.push(unreadable())
      }
      if (isLast) files.set(entry.name, text)
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && wrong.length === 0; at += SLICE)
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length)
  } catch {
    throw wrong[0] ?? unreadable()
  }
  if (wrong.length > 0) throw wrong[0]
  if (files.size === 0 || open > 0) throw unreadable()
  return files
}

/** Headers of files, where each begins; that of one may lie within another's bytes, which only makes it more. */
function entriesIn(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let count = 0
  for (let at = buffer.indexOf(HEADER); at !== -1; at = buffer.indexOf(HEADER, at + 4)) count += 1
  return count
}
