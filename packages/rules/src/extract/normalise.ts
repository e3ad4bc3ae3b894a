const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const BETWEEN_HAN = /(?<=\p{Script=Han})[ \t*·•_\-|#^~=+&@`$%\\/.…]+(?=\p{Script=Han})/gu

/**
 * A text as all extractors read it: full width made half width, lower case, invisible characters gone, and signs or spaces put
 * between two Chinese characters taken out (举*报, 性 骚扰), so that a disguised word is found like the word itself. Sentence
 * marks, commas, quotes and line ends stay. Words are never replaced.
 */
export const normaliseText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[’‘]/g, "'")
    .replace(/\r\n?/g, '\n')
    .toLowerCase()
    .replace(BETWEEN_HAN, '')
    .trim()

const BLANK_PLACES = /^(?:未填|未填写|不详|无|没有|其他|其它|n\/?a|none|[-—–_.。\s]*)$/i

/** A place as it was typed, or `null` when the field says nothing (未填, ——, 其他). */
export const filledPlace = (place: string | undefined): string | null => {
  const text = normaliseText(place ?? '')
  return BLANK_PLACES.test(text) ? null : text
}
