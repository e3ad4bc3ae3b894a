import { CLEARED, hasRole, SCHOOL_READERS, type Viewer } from '../access/viewer.ts'
import type { News } from '../live/hub.ts'
import type { Context } from '../trpc.ts'

/** Says that something on the desks of this person may have changed; what, the page asks again, through the access policy. */
export async function* liveDesk({ hub, viewer }: Context, signal: AbortSignal | undefined) {
  for await (const news of hub.news(signal ?? new AbortController().signal)) {
    if (news.kind === 'gap') {
      yield { changed: 'desks' as const }
      yield { changed: 'notices' as const }
    } else if (news.kind === 'notice') {
      if (viewer.person && news.people.includes(viewer.person)) yield { changed: 'notices' as const }
    } else if (concerns(viewer, news)) yield { changed: 'desks' as const }
  }
}

function concerns(viewer: Viewer, news: Extract<News, { kind: 'case' }>): boolean {
  if (news.crisis && hasRole(viewer, 'dutyOfficer')) return true
  if (news.restricted) return hasRole(viewer, ...CLEARED)
  if (hasRole(viewer, ...SCHOOL_READERS, 'circulationClerk', 'leader')) return true
  return (
    viewer.appointments.some(a => news.units.includes(a.unit)) ||
    (viewer.person !== null && news.people.includes(viewer.person))
  )
}
