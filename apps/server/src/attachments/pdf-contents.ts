import { inflateSync } from 'node:zlib'

/** Names of what a PDF does by itself, carries inside or sends elsewhere (ISO 32000-2, 12.6 and 7.11.4). */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia(Content|Execute)?|SubmitForm|ImportData|GoToE|Rendition|XFA)(?=[\s[\](<>{}/%]|$)/
const SEALED = /\/Encrypt(?=[\s[\](<>{}/%]|$)/
/** Hidden objects that unfold further than this are no letter or form. */
const UNFOLDED_MAX = 32_000_000
const DICT_MAX = 4096

/**
 * What a PDF holds beside its pages: nothing that acts (`still`), scripts, attachments or actions (`active`), or a lock that keeps one from
 * looking (`sealed`). Objects packed into compressed streams are unpacked and read too; what cannot be unpacked counts as active.
 */
export function pdfContents(bytes: Buffer): 'still' | 'active' | 'sealed' {
  const text = plainNames(bytes.toString('latin1'))
  if (SEALED.test(text)) return 'sealed'
  if (ACTIVE.test(text)) return 'active'
  return packedObjectsAreStill(bytes) ? 'still' : 'active'
}

/** A name may be written with escapes: `/J#61vaScript`. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

function packedObjectsAreStill(bytes: Buffer): boolean {
  let left = UNFOLDED_MAX
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const before = bytes.subarray(Math.max(0, at - DICT_MAX), at).toString('latin1')
    if (before.endsWith('end')) continue
    const dict = plainNames(before.slice(before.lastIndexOf('obj') + 3))
    if (!/\/ObjStm/.test(dict)) continue
    const filter = /\/Filter\s*\[?\s*((\/\w+\s*)+)/.exec(dict)?.[1]?.trim()
    // Without a filter it lay open and was read with the rest.
    if (filter === undefined) continue
    if (filter !== '/FlateDecode' && filter !== '/Fl') return false
    const packed = unpacked(bytes.subarray(at), left)
    if (packed === null || ACTIVE.test(plainNames(packed))) return false
    left -= packed.length
  }
  return true
}

function unpacked(stream: Buffer, most: number): string | null {
  const start = stream[6] === 13 ? 8 : 7
  const end = stream.indexOf('endstream')
  try {
    const data = stream.subarray(start, end < 0 ? undefined : end)
    return inflateSync(data, { maxOutputLength: Math.max(1, most) }).toString('latin1')
  } catch {
    return null
  }
}
