/** What was tried and what was found. A finding is a sentence that names the door, the person and what came out; each stands once. */
export class Ledger {
  requests = 0
  cells = 0
  inputs = 0
  readonly #findings = new Map<string, string>()

  /** @param where which door and which rule, by which the same hole is told once */
  find(where: string, what = ''): void {
    if (this.#findings.has(where)) return
    this.#findings.set(where, what)
    console.log(`  FOUND ${where}${what ? `: ${what.slice(0, 400)}` : ''}`)
  }

  get findings(): readonly string[] {
    return [...this.#findings.keys()]
  }

  line(seconds: number): string {
    const { requests, cells, inputs } = this
    return `attack: ${requests} requests, ${cells} cells, ${inputs} inputs, ${this.findings.length} findings, ${seconds.toFixed(0)} s`
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

/** At most so many of a list, spread over the whole of it and the same in every run. */
export function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list
  return Array.from({ length: most }, (_, n) => list[Math.floor((n * list.length) / most)] as T)
}
