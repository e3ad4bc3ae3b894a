import { isGuarded } from '../../config-campus.ts'

/** The other side did not answer, or not in a form that can be read. Nothing of the request is in the message: it held secrets. */
export class OutsideDown extends Error {
  override name = 'OutsideDown'
}

export interface Limits {
  readonly milliseconds: number
  readonly bytes: number
}
export const LIMITS: Limits = { milliseconds: 8000, bytes: 256 * 1024 }

/**
 * Fetches from a provider the operator has configured, which may well be on the campus network: TLS (but for this machine), no redirects,
 * an end to waiting and to reading. Answers of every status below 500 come back, read in full.
 * @throws OutsideDown
 */
export async function fetchOutside(url: string, init: RequestInit = {}, limits = LIMITS): Promise<Response> {
  if (!isGuarded(url)) throw new OutsideDown(`refused: not https (${hostOf(url)})`)
  const signal = AbortSignal.timeout(limits.milliseconds)
  try {
    const answer = await fetch(url, { ...init, signal, redirect: 'manual' })
    const isRedirect = answer.status >= 300 && answer.status < 400
    if (answer.status >= 500 || isRedirect) {
      await answer.body?.cancel()
      throw new OutsideDown(`answered ${answer.status} (${hostOf(url)})`)
    }
    const body = await readWithin(answer, limits.bytes)
    const { status, headers } = answer
    return new Response(status === 204 ? null : body, { status, headers: plainHeaders(headers) })
  } catch (error) {
    if (error instanceof OutsideDown) throw error
    const why = error instanceof Error ? `${error.name} ${codeOf(error)}` : 'unknown'
    throw new OutsideDown(`no answer: ${why.trim()} (${hostOf(url)})`)
  }
}

async function readWithin(answer: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > most) throw new OutsideDown(`answer too long (${hostOf(answer.url)})`)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** The body has been unpacked already. */
function plainHeaders(headers: Headers): Headers {
  const plain = new Headers(headers)
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) plain.delete(name)
  return plain
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : 'no address')
const codeOf = (error: Error) => ((error.cause as { code?: unknown } | undefined)?.code ?? '').toString()

/** Whether the other side being down is at the bottom of an error. */
export function isDown(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof OutsideDown) return true
  return false
}
