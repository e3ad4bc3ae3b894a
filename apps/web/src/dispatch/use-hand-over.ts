import { useRef, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { trpc } from '../trpc.ts'
import { newKey } from '../ui/new-key.ts'
import type { Word } from '../words/word.ts'
import { type LeftInUnit, type LeftRow, placementOf, type Target } from './left-work-words.ts'

/**
 * Hands cases over one after the other, each by the ordinary `reassign`. One that is refused keeps its reason beside it and the others go
 * on; sent again after a lost connection, the same case to the same person is done once.
 */
export function useHandOver(unit: LeftInUnit) {
  const reassign = trpc.dispatch.reassign.useMutation()
  const utils = trpc.useUtils()
  const keys = useRef(new Map<string, string>())
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState<ReadonlyMap<string, Word>>(new Map())
  const [running, setRunning] = useState<{ at: number; of: number } | null>(null)

  const keyOf = (row: LeftRow, target: Target) => {
    const name = `${row.caseNo} ${row.version} ${target}`
    const key = keys.current.get(name) ?? newKey()
    keys.current.set(name, key)
    return key
  }
  /** Returns how many were handed over. */
  const handOver = async (orders: readonly { row: LeftRow; target: Target }[], reason: string): Promise<number> => {
    let given = 0
    const problems = new Map<string, Word>()
    setFailed(problems)
    for (const [n, { row, target }] of orders.entries()) {
      setRunning({ at: n + 1, of: orders.length })
      try {
        const { caseNo, version } = row
        const placement = placementOf(target, unit)
        await reassign.mutateAsync({
          caseNo,
          version,
          key: keyOf(row, target),
          ...placement,
          reason: { text: reason },
        } as never)
        given += 1
        setDone(present => new Set([...present, caseNo]))
      } catch (error) {
        const { problems: fields, message } = failureOf(error)
        problems.set(row.caseNo, fields[0]?.message ?? message)
        setFailed(new Map(problems))
      }
    }
    setRunning(null)
    await utils.desk.invalidate()
    return given
  }
  return { handOver, done, failed, running }
}
