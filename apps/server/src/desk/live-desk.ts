import { GRANTS, type Grant } from '../access/grants.ts'
import { isHeldBy } from '../access/holding.ts'
import type { Viewer } from '../access/viewer.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import type { News } from '../live/hub.ts'
import type { Context } from '../trpc.ts'

/** Says that something on the desks of this person may have changed; what, the page asks again, through the access policy. */
export async function* liveDesk({ app, hub, viewer }: Context, signal: AbortSignal | undefined) {
  const { person } = viewer
  const own = person === null ? [] : [person, submitterMark(app.vault, person)]
  for await (const news of hub.news(signal ?? new AbortController().signal)) {
    if (news.kind === 'gap') {
      yield { changed: 'desks' as const }
      yield { changed: 'notices' as const }
    } else if (news.kind === 'notice') {
      if (own.some(name => news.people.includes(name))) yield { changed: 'notices' as const }
    } else if (concerns(viewer, news)) yield { changed: 'desks' as const }
  }
}

/** Whether one of this person's grants may reach the case that the news is of: news names units and people, not the whole case. */
function concerns(viewer: Viewer, news: Extract<News, { kind: 'case' }>): boolean {
  // Restricted in this very step: those who saw it until now are named, and see it go.
  const isCut = news.restricted && news.units.length > 0
  const stands: readonly Grant['standing'][number][] = news.restricted
    ? ['restricted', 'handedOver', ...(isCut ? (['open'] as const) : [])]
    : ['open']
  return GRANTS.filter(grant => stands.some(each => grant.standing.includes(each)) && (!grant.crisis || news.crisis))
    .flatMap(grant => viewer.appointments.filter(seat => isHeldBy(grant, seat)).map(seat => ({ grant, seat })))
    .some(({ grant, seat }) => {
      switch (grant.tie) {
        case 'every':
        case 'instruct':
          return true
        case 'handler':
          return viewer.person !== null && news.people.includes(viewer.person)
        case 'clerk':
          return false
        default:
          return news.units.includes(seat.unit)
      }
    })
}
