import { useCallback, useEffect, useRef, useState } from 'react'
import type { BodyJson } from '../model/body.ts'
import type { StudioWorld } from '../model/studio-context.ts'
import type { Looked, Proposed } from './look-at.ts'
import type { FromWorker, ToWorker } from './worker-words.ts'

const STILL_MS = 150

export interface StudioWorker {
  /** What was found of the newest draft that was looked at; null before the first, and where the draft cannot be read. */
  readonly looked: Looked | null
  /** A newer draft is being looked at: `looked` is of an older one. */
  readonly isLooking: boolean
  readonly hasFailed: boolean
  /** Examples proposed for one rule of the newest draft; a rule that is changed meanwhile is asked again. */
  readonly proposed: { readonly ruleId: string; readonly n: number; readonly proposals: Proposed } | null
  propose(ruleId: string): void
}

/** The analysis of a draft while somebody types, in a worker of this page. */
export function useWorker(world: StudioWorld, body: BodyJson): StudioWorker {
  const worker = useRef<Worker | null>(null)
  const n = useRef(0)
  const [seen, setSeen] = useState<{ n: number; looked: Looked | null }>({ n: 0, looked: null })
  const [asked, setAsked] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  const [proposed, setProposed] = useState<StudioWorker['proposed']>(null)
  useEffect(() => {
    const own = new Worker(new URL('./studio-worker.ts', import.meta.url), { type: 'module' })
    own.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'looked') setSeen({ n: data.n, looked: data.looked })
      else setProposed({ ruleId: data.ruleId, n: data.n, proposals: data.proposed })
    }
    own.onerror = () => setFailed(true)
    own.postMessage({ kind: 'world', world } satisfies ToWorker)
    worker.current = own
    return () => {
      own.terminate()
      worker.current = null
    }
  }, [world])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the worker of another world has looked at nothing yet
  useEffect(() => {
    n.current += 1
    const own = n.current
    setAsked(own)
    const waiting = setTimeout(
      () => worker.current?.postMessage({ kind: 'look', n: own, body } satisfies ToWorker),
      own === 1 ? 0 : STILL_MS,
    )
    return () => clearTimeout(waiting)
  }, [world, body])
  const propose = useCallback(
    (ruleId: string) => worker.current?.postMessage({ kind: 'propose', n: n.current, ruleId } satisfies ToWorker),
    [],
  )
  return {
    looked: seen.looked,
    isLooking: seen.n !== asked,
    hasFailed,
    proposed,
    propose,
  }
}
