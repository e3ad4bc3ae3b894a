import { useCallback, useEffect, useRef, useState } from 'react'
import { isClientError, isUnreachable, trpc } from '../trpc.ts'
import type { Receipt } from './contract.ts'
import type { Draft } from './draft.ts'
import { changeDraft, clearDraft } from './draft-store.ts'
import { retryDelay } from './retry.ts'
import { submissionOf } from './submission.ts'

let last: Receipt | null = null
/** The receipt just given, as long as the page lives. It is stored nowhere. */
export function lastReceipt(): Receipt | null {
  return last
}

/**
 * Sends the draft under its key. While the school cannot be reached it goes on trying: when the device comes back
 * online, after a growing pause, and when the page is opened again.
 */
export function useSend(draft: Draft, consent: string, onReceipt: () => void) {
  const { mutate, isPending, error } = trpc.intake.submit.useMutation()
  const { intake } = trpc.useUtils()
  const [failures, setFailures] = useState(0)
  const underWay = useRef(false)

  const send = useCallback(() => {
    if (underWay.current) return
    underWay.current = true
    mutate(submissionOf(draft, consent), {
      onSuccess: (receipt: Receipt) => {
        last = receipt
        clearDraft()
        onReceipt()
      },
      onError: failure => {
        setFailures(n => n + 1)
        changeDraft({ waiting: isUnreachable(failure) })
        if (isClientError(failure) && failure.data?.refusal?.reason === 'noticeChanged')
          void intake.options.invalidate()
      },
      onSettled: () => {
        underWay.current = false
      },
    })
  }, [draft, consent, mutate, onReceipt, intake])

  useEffect(() => {
    if (!draft.waiting || isPending) return
    const timer = setTimeout(send, retryDelay(Math.max(1, failures)))
    window.addEventListener('online', send)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', send)
    }
  }, [draft.waiting, isPending, failures, send])

  return { send, isPending, error }
}
