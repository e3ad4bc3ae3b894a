import { inflateSync } from 'node:zlib'

/** Names of what a PDF does by itself, carries inside or sends elsewhere (ISO 32000-2, 12.6 and 7.11.4). */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia(Content|Execute)?|SubmitForm|ImportData|GoToE|Rendition|XFA)(?=[\s[\](<>{}/%]|$)/
const SEALED = /\/Encrypt(?=[\s[\](<>{}/%]|$)/
/** Hidden objects that unfold further than this are no letter or form. */
const UNFOLDED_MAX = 32_000_000
const PACKED = '/ObjStm'
/** Filters with which an object stream could be folded once more; pictures of today use none of them. */
const FOLDED = /\/(ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL)(?=[\s[\](<>{}/%]|$)/
/** The first object's number and its place. */
const BEGINS = /^\s*\d+\s+\d+\s/

/**
 * What a PDF holds beside its pages: nothing that acts (`still`), scripts, attachments or actions (`active`), or a lock that keeps one from
 * looking (`sealed`). Objects packed into compressed streams are unpacked and read too; what cannot be unpacked counts as active.
 */
export function pdfContents(bytes: Buffer): 'still' | 'active' | 'sealed' {
  const text = plainNames(bytes.toString('latin1'))
  if (SEALED.test(text)) return 'sealed'
  if (ACTIVE.test(text)) return 'active'
  if (!text.includes(PACKED)) return 'still'
  // Nobody who means well writes this name with escapes.
  if (FOLDED.test(text) || text.split(PACKED).length !== bytes.toString('latin1').split(PACKED).length) return 'active'
  return packedObjectsAreStill(bytes) ? 'still' : 'active'
}

/** A name may be written with escapes: `/J#61vaScript`. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

/**
 * Every object stream is looked for by its name and not by reading the objects around it, which their writer may lay out so that a plain
 * reader loses its way. Opened by Deflate it begins with the number and the place of an object (ISO 32000-2, 7.5.7); whatever does not
 * (another filter, a predictor) cannot be read here.
 */
function packedObjectsAreStill(bytes: Buffer): boolean {
  let left = UNFOLDED_MAX
  for (let at = bytes.indexOf(PACKED); at >= 0; at = bytes.indexOf(PACKED, at + 1)) {
    const start = streamAfter(bytes, at)
    if (start === null) return false
    const end = bytes.indexOf('endstream', start)
    const data = bytes.subarray(start, end < 0 ? undefined : end)
    const packed = unpacked(data, left)
    if (packed === null || !BEGINS.test(packed) || ACTIVE.test(plainNames(packed))) return false
    left -= packed.length
  }
  return true
}

/** Where the bytes of the stream begin whose dictionary this is in; null: there is none. */
function streamAfter(bytes: Buffer, at: number): number | null {
  const word = bytes.indexOf('stream', at)
  if (word < 0) return null
  return word + (bytes[word + 6] === 13 ? 8 : 7)
}

function unpacked(data: Buffer, most: number): string | null {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, most) }).toString('latin1')
  } catch {
    return null
  }
}
