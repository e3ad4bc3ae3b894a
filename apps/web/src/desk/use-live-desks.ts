import { useEffect, useRef } from 'react'
import { trpc } from '../trpc.ts'

const INPUT = {}

/** Keeps counters, lists and notices up to date while the page is open. */
export function useLiveDesks(): void {
  const utils = trpc.useUtils()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  trpc.desk.live.useSubscription(INPUT, {
    onData: ({ changed }) => {
      if (changed === 'notices') {
        void utils.notices.unread.invalidate()
        void utils.notices.page.invalidate()
        void utils.notices.calls.invalidate()
        return
      }
      // Many changes come in a row: one look a second is enough.
      if (waiting.current) return
      waiting.current = setTimeout(() => {
        waiting.current = undefined
        void utils.desk.counters.invalidate()
        void utils.desk.page.invalidate()
        void utils.desk.leftWork.invalidate()
        void utils.desk.search.invalidate()
        void utils.notices.calls.invalidate()
      }, 1000)
    },
  })
  useEffect(() => () => clearTimeout(waiting.current), [])
}
