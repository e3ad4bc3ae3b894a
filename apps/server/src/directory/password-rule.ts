import type { FieldProblem } from '../errors.ts'

const CLASSES = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u]

/**
 * What is wrong with a new password (GB/T 22239 身份鉴别, law.md §4.2): at least 12 characters of three of the four classes small letters
 * (Chinese characters count here), capitals, digits, others; at most 128; and not the person's own name for signing in.
 */
export function passwordProblems(password: string, username: string, field = 'password'): FieldProblem[] {
  const problems: FieldProblem[] = []
  const say = (zh: string, en: string) => problems.push({ field, message: { zh, en } })
  const length = [...password].length
  if (length < 12) say('密码至少 12 个字符', 'At least 12 characters')
  if (length > 128) say('密码最多 128 个字符', 'At most 128 characters')
  if (CLASSES.filter(each => each.test(password)).length < 3)
    say(
      '密码须含小写字母、大写字母、数字、其他符号中的三类',
      'Use three of these: small letters, capital letters, digits, other signs',
    )
  if (username.length > 2 && password.toLowerCase().includes(username.toLowerCase()))
    say('密码不能包含用户名', 'The password must not contain the user name')
  return problems
}
