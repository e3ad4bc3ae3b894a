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
    } else if (concerns(viewer, news)) {
      yield { changed: 'desks' as const }
      if (isCut(news)) yield { changed: 'notices' as const }
    }
  }
}

/** Restricted in this very step: those who saw it until now are named, and see it go, with what they were told of it. */
const isCut = (news: Extract<News, { kind: 'case' }>) => news.restricted && news.units.length + news.people.length > 0

/** Whether one of this person's grants may reach the case that the news is of: news names units and people, not the whole case. */
function concerns(viewer: Viewer, news: Extract<News, { kind: 'case' }>): boolean {
  const stands: readonly Grant['standing'][number][] = news.restricted
    ? ['restricted', 'handedOver', ...(isCut(news) ? (['open'] as const) : [])]
    : ['open']
  return GRANTS.filter(grant => stands.some(each => grant.standing.includes(each)) && (!grant.crisis || news.crisis))
    .flatMap(grant => viewer.appointments.filter(seat => isHeldBy(grant, seat)).map(seat => ({ grant, seat })))
    .filter(({ grant, seat }) => !grant.recusable || isCut(news) || !news.recused.includes(seat.unit))
    .some(({ grant, seat }) => {
      switch (grant.tie) {
        case 'every':
        case 'instruct':
          return true
        case 'handler':
        case 'clerk':
          return viewer.person !== null && news.people.includes(viewer.person)
        default:
          return news.units.includes(seat.unit)
      }
    })
}
