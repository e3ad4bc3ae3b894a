/** Variables by how often conflicts touched them, the busiest first: a binary heap with the place of each variable. */
export class ActivityHeap {
  readonly #heap: number[] = []
  readonly #place: number[] = []
  readonly #activity: number[] = []
  #step = 1

  /** Makes room for a variable; it is not in the heap until {@link insert}. */
  add(variable: number, activity: number): void {
    this.#activity[variable] = activity
    this.#place[variable] = -1
  }

  insert(variable: number): void {
    if (this.#place[variable]! >= 0) return
    this.#place[variable] = this.#heap.length
    this.#heap.push(variable)
    this.#up(this.#heap.length - 1)
  }

  /** Takes out the busiest variable; -1 when there is none. */
  pop(): number {
    const top = this.#heap[0]
    if (top === undefined) return -1
    const last = this.#heap.pop()!
    this.#place[top] = -1
    if (this.#heap.length > 0) {
      this.#heap[0] = last
      this.#place[last] = 0
      this.#down(0)
    }
    return top
  }

  bump(variable: number): void {
    const activity = this.#activity[variable]
    if (activity === undefined) return
    this.#activity[variable] = activity + this.#step
    if (this.#place[variable]! >= 0) this.#up(this.#place[variable]!)
    if (activity > 1e100) this.#shrink()
  }

  /** Makes what comes now weigh more than what came before. */
  decay(): void {
    this.#step /= 0.95
  }

  #shrink(): void {
    for (const variable of this.#activity.keys())
      if (this.#activity[variable] !== undefined) this.#activity[variable]! *= 1e-100
    this.#step *= 1e-100
  }

  #isBusier(left: number, right: number): boolean {
    return this.#activity[left]! > this.#activity[right]!
  }

  #up(from: number): void {
    const heap = this.#heap
    const moved = heap[from]!
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isBusier(moved, heap[parent]!)) break
      heap[at] = heap[parent]!
      this.#place[heap[at]!] = at
      at = parent
    }
    heap[at] = moved
    this.#place[moved] = at
  }

  #down(from: number): void {
    const heap = this.#heap
    const moved = heap[from]!
    let at = from
    for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && this.#isBusier(heap[child + 1]!, heap[child]!)) child += 1
      if (!this.#isBusier(heap[child]!, moved)) break
      heap[at] = heap[child]!
      this.#place[heap[at]!] = at
      at = child
    }
    heap[at] = moved
    this.#place[moved] = at
  }
}
