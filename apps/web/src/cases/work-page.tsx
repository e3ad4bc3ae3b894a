import ArrowLeftOutlined from '@ant-design/icons/es/icons/ArrowLeftOutlined'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { lazy, Suspense, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useSay } from '../ui/use-say.ts'
import { DESK_EMPTY, DESK_WORDS, type DeskKey } from '../words/desks.ts'
import { moveInList, neighbour } from './list-keys.ts'
import { Worklist } from './worklist.tsx'
import { type Filter, WorklistFilters } from './worklist-filters.tsx'

const CasePage = lazy(() => import('./case-page.tsx'))

/** Desks whose cases stand at different statuses. */
const MIXED: ReadonlySet<DeskKey> = new Set([
  'unitAll',
  'following',
  'schoolAll',
  'overdue',
  'crisis',
  'branch',
  'mine',
])

/** Desks of the own unit: the owner need not be told where there is little room. */
const OWN: ReadonlySet<DeskKey> = new Set([
  'triage',
  'review',
  'assign',
  'pool',
  'mine',
  'branch',
  'callback',
  'unitAll',
])

/** One desk: its list by due time, and beside it (on a phone over it) the open case. Done with one, the next one comes. */
export function WorkPage({ desk, caseNo }: { desk: DeskKey; caseNo: string | null }) {
  const say = useSay()
  const [, go] = useLocation()
  const [filter, setFilter] = useState<Filter>({})
  const list = useRef<HTMLUListElement>(null)
  const query = trpc.desk.page.useInfiniteQuery(
    { desk, ...(Object.keys(filter).length > 0 ? { filter } : {}) },
    { getNextPageParam: page => page.next, placeholderData: previous => previous, refetchOnWindowFocus: true },
  )
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  const numbers = rows.map(row => row.caseNo)
  const hrefTo = (next: string | null) => (next ? `/${desk}/${next}` : `/${desk}`)
  const openNext = () => {
    const next = neighbour(numbers, caseNo)
    if (!next) return false
    go(hrefTo(next))
    return true
  }
  useKeys({
    j: () => moveInList(list, 1),
    ArrowDown: () => moveInList(list, 1),
    k: () => moveInList(list, -1),
    ArrowUp: () => moveInList(list, -1),
    n: openNext,
    Escape: caseNo ? () => go(hrefTo(null)) : undefined,
  })
  const onActed = async () => {
    const next = neighbour(numbers, caseNo)
    const { data } = await query.refetch()
    const isStillHere = data?.pages.some(page => page.rows.some(row => row.caseNo === caseNo))
    if (!isStillHere) go(hrefTo(next))
  }
  const isFiltered = Object.keys(filter).length > 0

  return (
    <div className={`work${caseNo ? ' work-open' : ''}${OWN.has(desk) ? ' work-own' : ''}`}>
      <section className="work-list" aria-label={say(DESK_WORDS[desk])}>
        <header className="work-head">
          <h1>{say(DESK_WORDS[desk])}</h1>
          <WorklistFilters key={desk} filter={filter} onChange={setFilter} />
        </header>
        <Worklist
          ref={list}
          source={{
            rows,
            isPending: query.isPending,
            isError: query.isError,
            hasMore: query.hasNextPage,
            isLoadingMore: query.isFetchingNextPage,
            more: () => void query.fetchNextPage(),
            again: () => void query.refetch(),
          }}
          openCase={caseNo}
          tellsStatus={MIXED.has(desk)}
          hrefOf={row => hrefTo(row.caseNo)}
          empty={
            isFiltered ? (
              <QuietPage
                title={say({ zh: '没有符合筛选的题', en: 'No case matches the filter' })}
                action={
                  <Button onClick={() => setFilter({})}>{say({ zh: '清除筛选', en: 'Clear the filter' })}</Button>
                }
              />
            ) : (
              <QuietPage title={say(DESK_EMPTY[desk])} />
            )
          }
        />
      </section>
      {caseNo ? (
        <section className="work-case">
          <nav className="work-back">
            <Link href={hrefTo(null)}>
              <ArrowLeftOutlined aria-hidden="true" /> {say(DESK_WORDS[desk])}
            </Link>
            <Link href={`/cases/${caseNo}`} className="work-full">
              {say({ zh: '单独打开', en: 'Open alone' })}
            </Link>
            <Button type="text" size="small" onClick={openNext} aria-keyshortcuts="n">
              {say({ zh: '下一题', en: 'Next case' })} <kbd>n</kbd>
            </Button>
          </nav>
          <Suspense fallback={<Skeleton active className="case-loading" />}>
            <CasePage key={caseNo} caseNo={caseNo} onActed={() => void onActed()} />
          </Suspense>
        </section>
      ) : null}
    </div>
  )
}
