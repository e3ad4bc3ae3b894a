import { useState } from 'react'
import { hasMovedOn } from '../entry/error-words.ts'
import { trpc } from '../trpc.ts'
import { newKey } from '../ui/light/device.ts'
import type { Ticket } from './tickets.ts'
import type { View } from './view.ts'

export interface ActProps {
  ticket: Ticket
  view: View
  /** Text typed so far; it lives above the panel, so it outlasts a refresh that takes the panel away. */
  typed: string
  onType: (text: string) => void
  /** Told once the act has gone through and the page shows the case as it then is. */
  onDone: (said: string, version: number) => void
}

/**
 * What every act on a case sends, and what follows. The key stays the same until the act has gone through, so a second
 * tap or a retry does nothing twice; if the case has moved on, the newest view is fetched and what was typed is kept.
 */
export function useAct({ ticket, view, onType, onDone }: ActProps, said: string) {
  const { tracking } = trpc.useUtils()
  const [key, setKey] = useState(newKey)
  return {
    sent: { ticket, version: view.version, key },
    follow: {
      onSuccess: async ({ version }: { version: number }) => {
        setKey(newKey())
        onType('')
        await tracking.view.invalidate({ ticket })
        onDone(said, version)
      },
      onError: (error: unknown) => {
        if (hasMovedOn(error)) void tracking.view.invalidate({ ticket })
      },
    },
  }
}
