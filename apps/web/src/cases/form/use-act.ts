import { useState } from 'react'
import { trpc } from '../../trpc.ts'
import { newKey } from '../../ui/new-key.ts'
import type { ActionForm, Done } from './action-form.ts'
import { type Failure, failureOf } from './failure.ts'
import type { CaseView, RawRecord } from './field.ts'

/**
 * Sends one action. The key stays the same until it is done, so a second click or a retry after a lost answer changes nothing;
 * what the server said no to may be corrected and sent under a new one.
 */
export function useAct(view: CaseView) {
  const utils = trpc.useUtils()
  const [key, setKey] = useState(newKey)
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const act = async (form: ActionForm, answers: RawRecord): Promise<Done | null> => {
    setSending(true)
    setFailure(null)
    try {
      const done = await form.send(utils.client, { caseNo: view.caseNo, version: view.version, key }, answers, view)
      setKey(newKey())
      return done
    } catch (error) {
      const why = failureOf(error)
      if (why.kind === 'refused' || why.kind === 'input') setKey(newKey())
      setFailure(why)
      return null
    } finally {
      setSending(false)
    }
  }
  return { act, isSending, failure, forget: () => setFailure(null) }
}
