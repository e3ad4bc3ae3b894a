import type { Word } from '../words/word.ts'

/** Why sign-in or a change of password was not done; `fields` names wrong answers by field. */
export interface AuthProblem {
  readonly message: Word
  readonly fields: Partial<Record<string, Word>>
}

const OFFLINE: Word = { zh: '网络没有连上，请再试一次。', en: 'No connection. Please try again.' }
const FAULT: Word = { zh: '系统出了问题，请稍后再试。', en: 'Something failed on our side. Please try again later.' }

/** Sends to the sign-in part of the server, which answers in both languages; null when it is done. */
export async function postAuth(path: string, body: Readonly<Record<string, string>>): Promise<AuthProblem | null> {
  let answer: Response
  try {
    answer = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return { message: OFFLINE, fields: {} }
  }
  if (answer.ok) return null
  return problemIn(await answer.json().catch(() => null))
}

interface Said {
  readonly message?: Partial<Word> | string
  readonly fields?: readonly { readonly field: string; readonly message: Word }[]
}

/** Reads what the server said; what it did not say becomes a plain sentence. */
export function problemIn(answer: unknown): AuthProblem {
  const said = (typeof answer === 'object' && answer !== null ? answer : {}) as Said
  const { message } = said
  const words = typeof message === 'object' && message.zh && message.en ? { zh: message.zh, en: message.en } : FAULT
  return {
    message: words,
    fields: Object.fromEntries((said.fields ?? []).map(problem => [problem.field, problem.message])),
  }
}
