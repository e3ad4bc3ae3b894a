import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'
import { isPdfAlone } from './check-pdf.ts'
import { FileRefused } from './file-refused.ts'
import { pdfContents } from './pdf-contents.ts'

export const FILE_BYTES_MAX = 10_000_000
const SIDE_MAX = 3000
const THUMBNAIL_SIDE = 480
/** Photos of 50 megapixels pass; a few kilobytes that unfold into gigabytes do not. */
const PIXELS_MAX = 64_000_000
const SECONDS_MAX = 20

/** What is kept of an upload. `ending` is that of `mime`, without a dot. */
export interface AcceptedFile {
  readonly bytes: Buffer
  readonly mime: string
  readonly ending: 'jpg' | 'png' | 'webp' | 'pdf'
  /** WebP of at most 480 pixels a side; null for a PDF. */
  readonly thumbnail: Buffer | null
}

/** What the bytes say they are → which decoder must agree, and what they are written as. */
const PICTURES: ReadonlyMap<string, { decoder: string; mime: string; ending: 'jpg' | 'png' | 'webp' }> = new Map([
  ['image/jpeg', { decoder: 'jpeg', mime: 'image/jpeg', ending: 'jpg' }],
  ['image/png', { decoder: 'png', mime: 'image/png', ending: 'png' }],
  ['image/apng', { decoder: 'png', mime: 'image/png', ending: 'png' }],
  ['image/webp', { decoder: 'webp', mime: 'image/webp', ending: 'webp' }],
  ['image/gif', { decoder: 'gif', mime: 'image/png', ending: 'png' }],
  ['image/heic', { decoder: 'heif', mime: 'image/jpeg', ending: 'jpg' }],
  ['image/heif', { decoder: 'heif', mime: 'image/jpeg', ending: 'jpg' }],
])

/**
 * Takes pictures and PDF by what their bytes are, whatever the sender calls them (X5). Of a picture nothing but its pixels is kept: it is
 * turned upright, at most 3000 pixels a side, and written anew, so that place, camera and anything hidden in the file are gone; of a moving
 * one the first frame. A PDF is kept as it is, where it is that alone and holds no script, attachment or action.
 * @throws FileRefused
 */
export async function acceptFile(bytes: Buffer): Promise<AcceptedFile> {
  if (bytes.length === 0) throw new FileRefused('nothing')
  if (bytes.length > FILE_BYTES_MAX) throw new FileRefused('tooLarge')
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (mime === 'application/pdf') {
    if (!isPdfAlone(bytes)) throw new FileRefused('brokenPdf')
    const contents = pdfContents(bytes)
    if (contents !== 'still') throw new FileRefused(contents === 'active' ? 'activePdf' : 'sealedPdf')
    return { bytes, mime, ending: 'pdf', thumbnail: null }
  }
  const picture = PICTURES.get(mime)
  if (!picture) throw new FileRefused('wrongType')
  await checkSize(bytes, picture.decoder)
  try {
    const upright = open(bytes).autoOrient().resize(within(SIDE_MAX))
    const kept = await written(upright, picture.ending).timeout({ seconds: SECONDS_MAX }).toBuffer()
    const thumbnail = await open(kept).resize(within(THUMBNAIL_SIDE)).webp({ quality: 75 }).toBuffer()
    return { bytes: kept, mime: picture.mime, ending: picture.ending, thumbnail }
  } catch {
    throw new FileRefused(picture.decoder === 'heif' ? 'heic' : 'broken')
  }
}

/** Reads the head alone; no pixel has been unfolded yet. */
async function checkSize(bytes: Buffer, decoder: string): Promise<void> {
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (head === null || head.format !== decoder) throw new FileRefused(decoder === 'heif' ? 'heic' : 'broken')
  if (head.width * head.height > PIXELS_MAX) throw new FileRefused('tooManyPixels')
}

const open = (bytes: Buffer) => sharp(bytes, { failOn: 'error', limitInputPixels: PIXELS_MAX, pages: 1 })
const within = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const

function written(picture: Sharp, ending: 'jpg' | 'png' | 'webp'): Sharp {
  if (ending === 'jpg') return picture.jpeg({ quality: 85 })
  return ending === 'png' ? picture.png() : picture.webp({ quality: 85 })
}
