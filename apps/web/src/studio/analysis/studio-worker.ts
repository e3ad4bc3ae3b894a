import type { RuleSet } from '@zuoyeben/rules/studio'
import { readBody } from '../model/read-body.ts'
import { type Reader, readerOf } from '../model/studio-context.ts'
import { looking, propose } from './look-at.ts'
import type { FromWorker, ToWorker } from './worker-words.ts'

/** Beside the page, so that typing never waits for the analysis; it hears of the next draft between two slices. */
const SLICE_MS = 12

let reader: Reader | null = null
let ruleSet: RuleSet | null = null
let newest = 0

const say = (message: FromWorker) => self.postMessage(message)
const breath = () => new Promise<void>(resolve => setTimeout(resolve, 0))

async function look(n: number, body: Extract<ToWorker, { kind: 'look' }>['body']): Promise<void> {
  if (!reader) return
  ruleSet = readBody(body, reader).effective
  if (!ruleSet) return say({ kind: 'looked', n, looked: null })
  const slices = looking(ruleSet, body.examples ?? [], reader.analysis)
  for (let since = performance.now(); ; ) {
    const slice = slices.next()
    if (slice.done) return say({ kind: 'looked', n, looked: slice.value })
    if (performance.now() - since < SLICE_MS) continue
    await breath()
    if (n !== newest) return
    since = performance.now()
  }
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'world') reader = readerOf(data.world)
  else if (data.kind === 'look') {
    newest = data.n
    void look(data.n, data.body)
  } else if (reader && ruleSet)
    say({ kind: 'proposed', n: data.n, ruleId: data.ruleId, proposed: propose(ruleSet, data.ruleId, reader.analysis) })
}
