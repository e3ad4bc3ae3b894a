import './track.css'
import { Link } from 'wouter'
import { Failure } from '../entry/failure.tsx'
import { useMe } from '../entry/me.ts'
import { formatDay, formatDue, inLocale, useLocale, useWords } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { promiseWords } from './promise-words.ts'
import { statusWords } from './status-words.ts'
import { TicketForm } from './ticket-form.tsx'
import { trackingWords } from './words.ts'

export function MinePage() {
  const say = useWords(trackingWords)
  const { person, known } = useMe()
  return (
    <div className="page narrow stack wide">
      <PageTitle title={say.mine.title} suffix={say.product} />
      {!known ? <Skeleton lines={5} label={say.loading} /> : person ? <Cases /> : <SignIn />}
      {person && (
        <p className="mine-own">
          <Link href="/told">{say.mine.told}</Link>
          <Link href="/ways-in">{say.mine.waysIn}</Link>
          <a href="/desk/account">{say.mine.account}</a>
        </p>
      )}
    </div>
  )
}

function Cases() {
  const say = useWords(trackingWords)
  const pages = trpc.tracking.mine.useInfiniteQuery({}, { getNextPageParam: page => page.next ?? undefined })
  if (pages.error && !pages.data) return <Failure error={pages.error} onRetry={() => pages.refetch()} />
  if (!pages.data) return <Skeleton lines={5} label={say.loading} />
  const rows = pages.data.pages.flatMap(page => page.rows)
  if (rows.length === 0) {
    return (
      <div className="stack">
        <p>{say.mine.empty}</p>
        <p>
          <Link href="/leave" className="btn primary">
            {say.mine.leave}
          </Link>
        </p>
      </div>
    )
  }
  return (
    <div className="stack">
      <ul className="mine">
        {rows.map(row => (
          <Row key={row.caseNo} row={row} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <p>
          <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {say.mine.more}
          </Button>
        </p>
      )}
      {pages.error && <Failure error={pages.error} onRetry={() => pages.fetchNextPage()} />}
    </div>
  )
}

function Row({ row }: { row: Outputs['tracking']['mine']['rows'][number] }) {
  const { locale } = useLocale()
  const say = useWords(trackingWords)
  const status = useWords(statusWords)[row.status]
  return (
    <li className={row.needsYou ? 'needs' : undefined}>
      <Link href={`/track?no=${encodeURIComponent(row.caseNo)}`}>
        <span className="mine-head">
          <strong>{status.title}</strong>
          {row.needsYou && <span className="tag urgent">{say.mine.needsYou}</span>}
        </span>
        <span className="mine-text">{row.status === 'handedOver' ? say.view.sealed : row.excerpt}</span>
        <span className="small soft">
          {inLocale(locale, row.unit.name)}
          {row.promise &&
            ` · ${promiseWords(locale, row.promise.clock, formatDue(locale, row.promise.dueAt, Date.now()))}`}
        </span>
        <span className="small soft">
          <span className="figures">{row.caseNo}</span> · {say.mine.handedIn(formatDay(locale, row.submittedAt))}
        </span>
      </Link>
    </li>
  )
}

function SignIn() {
  const say = useWords(trackingWords)
  return (
    <div className="stack wide">
      <p>{say.mine.signIn}</p>
      <p>
        <a className="btn primary" href="/sign-in?next=/mine">
          {say.mine.signInAction}
        </a>
      </p>
      <div className="sheet">
        <TicketForm />
      </div>
    </div>
  )
}
