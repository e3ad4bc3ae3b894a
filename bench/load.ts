import { Agent, request } from 'node:http'

export interface Measured {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
}

/** Keeps `concurrency` pieces of work going for so many seconds, after a second to warm up. A piece that fails ends the bench. */
export async function measure(
  concurrency: number,
  seconds: number,
  work: (n: number) => Promise<void>,
): Promise<Measured> {
  let n = 0
  const run = async (length: number): Promise<number[]> => {
    const times: number[] = []
    const until = performance.now() + length * 1000
    await Promise.all(
      Array.from({ length: concurrency }, async () => {
        while (performance.now() < until) {
          const start = performance.now()
          await work(n++)
          times.push(performance.now() - start)
        }
      }),
    )
    return times
  }
  await run(1)
  const start = performance.now()
  const times = (await run(seconds)).toSorted((a, b) => a - b)
  const took = (performance.now() - start) / 1000
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / took, p50: at(0.5), p95: at(0.95) }
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One call of a procedure over real HTTP; the body is read and parsed, as a page would. */
export function call<T>(base: string, path: string, input: unknown, cookie: string, isMutation: boolean): Promise<T> {
  const body = isMutation ? JSON.stringify(input) : ''
  const query = isMutation || input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
  const headers = {
    cookie,
    ...(isMutation ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
  }
  return new Promise((resolve, reject) => {
    const sent = request(
      `${base}/trpc/${path}${query}`,
      { agent, method: isMutation ? 'POST' : 'GET', headers },
      answer => {
        const parts: Buffer[] = []
        answer.on('data', part => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString()
          if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode} ${text.slice(0, 300)}`))
          else resolve(JSON.parse(text).result.data as T)
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

export const quit = (): void => agent.destroy()
