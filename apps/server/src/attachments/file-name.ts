const LONGEST = 100
/** Controls, marks that turn the direction of writing round or are not seen, and what no file system takes. */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029<>:"|?*]/gu
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name that can be shown and saved anywhere: no path, nothing invisible, at most 100 characters, and the ending of what the file is,
 * whatever it was called (`账单.pdf.exe` holding a picture becomes `账单.pdf.jpg`).
 */
export function cleanFileName(given: string | undefined, ending: string): string {
  const last = (given ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(UNWANTED, '')
    .replace(/\s+/g, ' ')
    .replace(/\.[^.]{0,10}$/u, '')
    .replace(/^[. ]+|[. ]+$/g, '')
  const short = [...stem].slice(0, LONGEST).join('').trim()
  return `${short === '' || DEVICE.test(short) ? '附件' : short}.${ending}`
}
