import { useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { type Word, word } from '../words/word.ts'

const CANCELLED = word(
  '通行密钥没有确认。可以再试一次，或用另一种方式。',
  'The passkey was not confirmed. Try again, or take the other way.',
)

/** One piece of work at a time: whether it is going on, and why it was not done. */
export function useWork() {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Word | null>(null)
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      // The browser's own word for "no" or "too late" is of no use to anybody.
      if (error instanceof Error && /NotAllowed|Abort|InvalidState|Security/.test(error.name)) setProblem(CANCELLED)
      else {
        const { problems, message } = failureOf(error)
        setProblem(problems[0]?.message ?? message)
      }
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, run }
}
