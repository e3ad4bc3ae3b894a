/**
 * Case numbers and receipt codes in Crockford's base 32 (no I, L, O, U). A case number is year, eight random characters and a check
 * character; it carries no sequence, because a gap would betray a held case (amendments, "What is stored").
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** @param random at least five bytes */
export function newCaseNumber(year: number, random: Buffer): string {
  const body = encode(random.subarray(0, 5))
  return `${year}-${body.slice(0, 4)}-${body.slice(4)}${checkCharacter(`${year}${body}`)}`
}

/** Twelve characters (60 bits) in three groups. @param secret at least eight bytes */
export function receiptCode(secret: Buffer): string {
  return encode(secret.subarray(0, 8))
    .slice(0, 12)
    .replace(/(.{4})(?=.)/g, '$1-')
}

/** What a person typed, as it is stored: upper case, look-alikes mended, dashes put right; null where it can be no case number. */
export function readCaseNumber(typed: string): string | null {
  const flat = mend(typed)
  const match = /^(\d{4})([0-9A-Z]{8})([0-9A-Z])$/.exec(flat)
  if (!match) return null
  const [, year, body, check] = match as unknown as [string, string, string, string]
  return checkCharacter(`${year}${body}`) === check ? `${year}-${body.slice(0, 4)}-${body.slice(4)}${check}` : null
}

export function readReceiptCode(typed: string): string {
  return mend(typed).replace(/(.{4})(?=.)/g, '$1-')
}

function mend(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V')
}

function encode(bytes: Buffer): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const length = Math.ceil((bytes.length * 8) / 5)
  let text = ''
  for (let i = length - 1; i >= 0; i--) text += ALPHABET[Number((bits >> BigInt(i * 5)) & 31n)]
  return text
}

/** Sum weighted by position, modulo the prime 31: notices one wrong character or two swapped ones (0 and Z alone are alike to it). */
function checkCharacter(text: string): string {
  let sum = 0
  for (const [i, character] of [...text].entries()) sum = (sum + (i + 1) * ALPHABET.indexOf(character)) % 31
  return ALPHABET[sum] as string
}
