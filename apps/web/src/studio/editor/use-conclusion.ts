import { useState } from 'react'
import { useLocation } from 'wouter'
import { failureOf } from '../../cases/form/failure.ts'
import { whyRefused } from '../../configuration/why-refused.ts'
import { trpc } from '../../trpc.ts'
import { type Word, word } from '../../words/word.ts'
import type { Draft, Editing } from './use-draft.ts'

const LOOK_AGAIN = word(
  '别人刚改过这份草稿，已经换成最新的。请看过改动，再送审。',
  'Somebody has just written on this draft; the newest is shown now. Look at what changes, then send it.',
)

/** What a draft comes to: put on top of what is in force where it was overtaken, and laid before the second person. */
export function useConclusion<Body>(draft: Draft, mine: Editing<Body>, back: string) {
  const [, go] = useLocation()
  const utils = trpc.useUtils()
  const [isOvertaken, setOvertaken] = useState(draft.isOvertaken)
  const [problem, setProblem] = useState<Word | null>(null)
  const rebase = trpc.drafts.rebase.useMutation()
  const propose = trpc.drafts.propose.useMutation()
  const carryOver = async (merged: Body): Promise<void> => {
    try {
      const { version } = await rebase.mutateAsync({
        id: draft.id,
        version: mine.version,
        onto: draft.release,
        body: merged,
      })
      mine.rebased(merged, version)
      setOvertaken(false)
      setProblem(null)
    } catch (error) {
      setProblem(whyRefused(error))
      // Overtaken once more: what is in force now is laid beside it.
      if (failureOf(error).kind === 'stale')
        await Promise.all([utils.drafts.one.invalidate({ id: draft.id }), mine.renewed()]).catch(() => undefined)
    }
  }
  const send = async (reason: Word): Promise<void> => {
    const sendOn = async (version: number) => {
      await propose.mutateAsync({ id: draft.id, version, reason })
      go(back)
      await Promise.all([utils.changes.invalidate(), utils.drafts.list.invalidate()])
    }
    try {
      await sendOn(mine.version).catch(async error => {
        if (failureOf(error).kind !== 'stale') throw error
        const version = await mine.renewed()
        if (version === null) setProblem(LOOK_AGAIN)
        else await sendOn(version)
      })
    } catch (error) {
      setProblem(whyRefused(error))
    }
  }
  return {
    isOvertaken,
    problem,
    sending: { isSaved: mine.state === 'saved', isBusy: propose.isPending, problem: null },
    carryOver: (merged: Body) => void carryOver(merged),
    send: (reason: Word) => void send(reason),
  }
}
