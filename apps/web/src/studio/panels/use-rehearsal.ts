import { useCallback, useEffect, useRef, useState } from 'react'
import { whyRefused } from '../../configuration/why-refused.ts'
import { type Outputs, trpc } from '../../trpc.ts'
import type { Word } from '../../words/word.ts'
import type { BodyJson } from '../model/body.ts'

type Told = Outputs['studio']['rehearse'] extends AsyncIterable<infer One> ? One : never
export type Rehearsal = NonNullable<Told['result']>

export interface Rehearsing {
  /** Null: nothing runs. */
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly result: Rehearsal | null
  /** What it was made of; another one since, and the figures are of an older draft. */
  readonly of: BodyJson | null
  readonly problem: Word | null
  begin(): void
  cancel(): void
}

/** Tries a draft on every past case: told how far it is as it goes, and ended when nobody listens any more. */
export function useRehearsal(
  item: { kind: 'routing' | 'sensitivity'; unit: string | null },
  body: BodyJson,
): Rehearsing {
  const { client } = trpc.useUtils()
  const [progress, setProgress] = useState<Rehearsing['progress']>(null)
  const [result, setResult] = useState<{ of: BodyJson; result: Rehearsal } | null>(null)
  const [problem, setProblem] = useState<Word | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const cancel = useCallback(() => {
    stop.current?.abort()
    setProgress(null)
  }, [])
  const run = async (): Promise<void> => {
    stop.current?.abort()
    const own = new AbortController()
    stop.current = own
    setProgress({ done: 0, total: 0 })
    setProblem(null)
    try {
      for await (const told of await client.studio.rehearse.query({ ...item, body }, { signal: own.signal })) {
        if (own.signal.aborted) return
        if (told.result) setResult({ of: body, result: told.result })
        else setProgress({ done: told.done, total: told.total })
      }
    } catch (error) {
      if (own.signal.aborted) return
      setProblem(whyRefused(error))
    }
    setProgress(null)
  }
  return {
    progress,
    result: result?.result ?? null,
    of: result?.of ?? null,
    problem,
    begin: () => void run(),
    cancel,
  }
}
