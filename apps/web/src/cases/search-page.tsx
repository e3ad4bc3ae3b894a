import { useRef } from 'react'
import { useSearch } from 'wouter'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useSay } from '../ui/use-say.ts'
import { moveInList } from './list-keys.ts'
import { Worklist } from './worklist.tsx'

/** What was found for a case number or words, within what this person may see. */
export function SearchPage() {
  const say = useSay()
  const q = new URLSearchParams(useSearch()).get('q')?.trim() ?? ''
  const list = useRef<HTMLUListElement>(null)
  const query = trpc.desk.search.useInfiniteQuery({ q }, { enabled: q !== '', getNextPageParam: page => page.next })
  useKeys({
    j: () => moveInList(list, 1),
    ArrowDown: () => moveInList(list, 1),
    k: () => moveInList(list, -1),
    ArrowUp: () => moveInList(list, -1),
  })
  return (
    <div className="work">
      <section className="work-list">
        <header className="work-head">
          <h1>{say({ zh: `查找“${q}”`, en: `Search “${q}”` })}</h1>
        </header>
        <Worklist
          ref={list}
          source={{
            rows: query.data?.pages.flatMap(page => page.rows) ?? [],
            isPending: query.isPending && q !== '',
            isError: query.isError,
            hasMore: query.hasNextPage,
            isLoadingMore: query.isFetchingNextPage,
            more: () => void query.fetchNextPage(),
            again: () => void query.refetch(),
          }}
          openCase={null}
          tellsStatus
          hrefOf={row => `/cases/${row.caseNo}`}
          empty={
            <QuietPage title={say({ zh: '没有找到', en: 'Nothing found' })}>
              {say({
                zh: '可以试试题号，或换几个词。只能查到你可以看的题。',
                en: 'Try the case number or other words. Only what you may see is searched.',
              })}
            </QuietPage>
          }
        />
      </section>
    </div>
  )
}
