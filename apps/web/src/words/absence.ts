import { type Word, word } from './word.ts'

/** 外出至 12-05，由某某代 */
export const awayWord = ({ until, deputy }: { readonly until: string; readonly deputy: string }): Word =>
  word(`外出至 ${until.slice(5)}，由${deputy}代`, `Away until ${until.slice(5)}, ${deputy} stands in`)
