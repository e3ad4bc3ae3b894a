interface Step {
  readonly name: string
  readonly seconds: number
  readonly requests: number
  readonly cells: number
  readonly inputs: number
  readonly findings: number
}

/** What was tried and what was found. A finding is a sentence that names the door, the person and what came out; each stands once. */
export class Ledger {
  requests = 0
  cells = 0
  inputs = 0
  readonly steps: Step[] = []
  readonly scanners: { readonly name: string; readonly version: string; readonly said: string }[] = []
  readonly #findings = new Map<string, string>()
  readonly #say: (line: string) => void

  constructor(say: (line: string) => void = console.log) {
    this.#say = say
  }

  /** @param where which door and which rule, by which the same hole is told once */
  find(where: string, what = ''): void {
    if (this.#findings.has(where)) return
    this.#findings.set(where, what)
    this.#say(`  FOUND ${where}${what ? `: ${what.slice(0, 400)}` : ''}`)
  }

  /** Does one step and notes what it tried. */
  async step(name: string, work: () => Promise<void>): Promise<void> {
    const { requests, cells, inputs } = this
    const [since, found] = [Date.now(), this.#findings.size]
    await work()
    const seconds = (Date.now() - since) / 1000
    const tried = { requests: this.requests - requests, cells: this.cells - cells, inputs: this.inputs - inputs }
    this.steps.push({ name, seconds, ...tried, findings: this.#findings.size - found })
    this.#say(`· ${name}: ${seconds.toFixed(1)} s`)
  }

  /** Where, and what came out. */
  get findings(): ReadonlyMap<string, string> {
    return this.#findings
  }
  /** 0 where nothing was found. */
  get exitCode(): 0 | 1 {
    return this.#findings.size === 0 ? 0 : 1
  }

  line(seconds: number): string {
    const { requests, cells, inputs, findings } = this
    return `attack: ${requests} requests, ${cells} cells, ${inputs} inputs, ${findings.size} findings, ${seconds.toFixed(0)} s`
  }
}

/** Works through a list with a few at once. */
export async function each<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const run = async () => {
    while (next < list.length) {
      const one = list[next++]
      if (one !== undefined) await work(one)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, run))
}

/**
 * At most so many of a list, spread over the whole of it and the same in every run: one from each of so many stretches, at a place in it that
 * moves on by the golden ratio. An even step would take the same few values for every slot wherever it and their number have a divisor in common.
 */
export function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list
  const wide = list.length / most
  const places = Array.from({ length: most }, (_, n) => Math.floor((n + ((n * GOLDEN) % 1)) * wide))
  return [...new Set(places)].map(place => list[place] as T)
}
const GOLDEN = (Math.sqrt(5) - 1) / 2
