import { problem } from '../errors.ts'

/** A name somebody signs in with: letters of any script, digits, dot, dash, underscore and the middle dot of names; 2 to 30 characters. */
const SHAPE = /^[\p{L}\p{N}][\p{L}\p{N}._·-]{1,29}$/u

/** One spelling for one person: full-width signs, capitals and blanks around do not make another name. */
export const normaliseUsername = (username: string): string => username.normalize('NFKC').trim().toLowerCase()

export const isUsername = (username: string): boolean => SHAPE.test(normaliseUsername(username))

export const BAD_USERNAME = problem(
  'username',
  '用户名为 2–30 个汉字、字母、数字，可含 . - _ ·',
  '2 to 30 letters, digits or Chinese characters, with . - _ ·',
)
export const USERNAME_TAKEN = problem('username', '这个用户名已有人使用', 'This user name is taken')
