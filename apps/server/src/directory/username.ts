/** A name somebody signs in with: letters of any script, digits, dot, dash, underscore and the middle dot of names; 2 to 30 characters. */
const SHAPE = /^[\p{L}\p{N}][\p{L}\p{N}._·-]{1,29}$/u

/** One spelling for one person: full-width signs, capitals and blanks around do not make another name. */
export const normaliseUsername = (username: string): string => username.normalize('NFKC').trim().toLowerCase()

export const isUsername = (username: string): boolean => SHAPE.test(normaliseUsername(username))
