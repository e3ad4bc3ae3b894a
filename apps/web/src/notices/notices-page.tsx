import './notices.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { Link } from 'wouter'
import { formatTime, useLocale } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'

/** Where a notice about no one case leads. */
const PAGES: Readonly<Record<string, string>> = {
  leftWork: '/leftWork',
  leftWorkLong: '/leftWork',
  selfCheck: '/self-check',
  unreached: '/unreached',
  deadJobs: '/running',
  calendarProposed: '/calendar',
  limitsProposed: '/limits',
  textsProposed: '/texts',
  calendarRunsOut: '/calendar',
}

/** What the platform told this person, newest first; opening one marks it read. */
export function NoticesPage() {
  const say = useSay()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const query = trpc.notices.page.useInfiniteQuery({}, { getNextPageParam: page => page.next })
  const mark = trpc.notices.markRead.useMutation({
    onSuccess: () => Promise.all([utils.notices.page.invalidate(), utils.notices.unread.invalidate()]),
  })
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  const hasUnread = rows.some(row => !row.read)
  return (
    <ScrollPage className="notices" name={say({ zh: '通知', en: 'Notices' })}>
      <header>
        <h1>{say({ zh: '通知', en: 'Notices' })}</h1>
        <Button type="text" href="/told">
          {say({ zh: '通知方式', en: 'How I am told' })}
        </Button>
        <Button disabled={!hasUnread} loading={mark.isPending} onClick={() => mark.mutate({ ids: 'all' })}>
          {say({ zh: '全部已读', en: 'Mark all read' })}
        </Button>
      </header>
      {query.isPending ? <Skeleton active /> : null}
      {query.isError ? (
        <QuietPage
          title={say({ zh: '通知没有取到', en: 'The notices could not be loaded' })}
          action={<Button onClick={() => void query.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
        />
      ) : null}
      {query.isSuccess && rows.length === 0 ? (
        <QuietPage title={say({ zh: '还没有通知', en: 'No notice yet' })}>
          {say({
            zh: '有题要你办、快到期或有人答复时，会在这里告诉你。',
            en: 'You are told here when a case needs you, is nearly due or was answered.',
          })}
        </QuietPage>
      ) : null}
      <ul>
        {rows.map(row => {
          const href = row.caseNo ? `/cases/${row.caseNo}` : (PAGES[row.kind] ?? null)
          const line = (
            <>
              {row.read ? null : <span className="notice-new">{say({ zh: '未读', en: 'New' })}</span>}
              <span className="notice-text">{say(row.text)}</span>
              <time dateTime={row.at}>{formatTime(locale, row.at)}</time>
            </>
          )
          return (
            <li key={row.id} className={row.read ? '' : 'notice-unread'}>
              {href ? (
                <Link
                  href={href}
                  onClick={() => {
                    if (!row.read) mark.mutate({ ids: [row.id] })
                  }}
                >
                  {line}
                </Link>
              ) : (
                <div>{line}</div>
              )}
            </li>
          )
        })}
      </ul>
      {query.hasNextPage ? (
        <Button block type="text" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say({ zh: '再看一些', en: 'Load more' })}
        </Button>
      ) : null}
    </ScrollPage>
  )
}
