import { type ReactNode, useState } from 'react'
import { isClientError } from '../trpc.ts'
import { ProveFactor } from './prove-factor.tsx'

/** Does a piece of work; where the server first wants to be shown the second factor again, asks for it and goes on. */
export type Proved = <T>(work: () => Promise<T>) => Promise<T>
interface Waiting {
  readonly goOn: () => void
  readonly giveUp: () => void
}

/** `panel` is where it is asked, and null while nothing is. Whoever gives up is told why nothing was done. */
export function useProof(): { proved: Proved; panel: ReactNode } {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const asked = (why: unknown) =>
    new Promise<void>((goOn, reject) => setWaiting({ goOn, giveUp: () => reject(why) })).finally(() => setWaiting(null))
  const proved: Proved = async work => {
    try {
      return await work()
    } catch (error) {
      if (!isAskedFirst(error)) throw error
      await asked(error)
      return work()
    }
  }
  const panel = waiting ? <ProveFactor again={{ onCancel: waiting.giveUp }} onDone={waiting.goOn} /> : null
  return { proved, panel }
}

const isAskedFirst = (error: unknown): boolean =>
  isClientError(error) &&
  (error.data as { refusal?: { reason?: string } | null } | null)?.refusal?.reason === 'confirmFirst'
