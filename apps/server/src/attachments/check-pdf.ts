const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1')
const PDF_END = Buffer.from('%%EOF')
const BLANK = /^[\s\0]*$/

/**
 * Whether these bytes are one PDF from the first to the last and nothing besides: it begins with its header, nothing follows its end mark,
 * and no zip reader would take it for an archive. What it holds is judged by pdf-contents.ts; it is only ever handed out as a download.
 */
export function isPdfAlone(bytes: Buffer): boolean {
  if (!/^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString('latin1'))) return false
  const end = bytes.lastIndexOf(PDF_END)
  if (end < 0 || !BLANK.test(bytes.subarray(end + PDF_END.length).toString('latin1'))) return false
  return !isArchive(bytes)
}

/** A zip is read from its end: a record whose comment reaches the last byte. */
function isArchive(bytes: Buffer): boolean {
  const first = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.lastIndexOf(ZIP_END); at >= first; at = at === 0 ? -1 : bytes.lastIndexOf(ZIP_END, at - 1))
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true
  return false
}
