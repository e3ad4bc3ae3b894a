import { trpc } from '../trpc.ts'
import { isDeskKey } from '../words/desks.ts'

/** Keeps counters, lists and notices up to date while the page is open. */
export function useLiveDesks(): void {
  const utils = trpc.useUtils()
  trpc.desk.live.useSubscription(undefined, {
    onData: ({ desks, notices }) => {
      if (desks.length > 0) void utils.desk.counters.invalidate()
      for (const desk of desks) if (isDeskKey(desk)) void utils.desk.page.invalidate({ desk })
      utils.notices.unread.setData(undefined, { n: notices })
    },
  })
}
