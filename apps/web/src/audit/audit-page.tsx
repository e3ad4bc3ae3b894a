import './audit.css'
import { keepPreviousData } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { AuditFilters, type Filter } from './audit-filters.tsx'
import { AuditLines } from './audit-lines.tsx'
import { ChainState } from './chain-state.tsx'

/** Who did what when, and the proof that nothing of it was changed: for the audit administrator alone (§3.9, §3.10). */
export function AuditPage() {
  const say = useSay()
  const [filter, setFilter] = useState<Filter>({})
  const query = trpc.audit.page.useInfiniteQuery(filter, {
    getNextPageParam: page => page.next,
    initialCursor: undefined,
    placeholderData: keepPreviousData,
  })
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  return (
    <ScrollPage className="audit" name={say({ zh: '审计日志', en: 'Audit log' })}>
      <h1>{say({ zh: '审计日志', en: 'Audit log' })}</h1>
      <p className="soft">
        {say({
          zh: '谁在何时做了什么、看了哪道题；不含题目内容。查看、导出本身也会记入。',
          en: 'Who did what when, and read which case; never a word of a case. Reading and exporting are recorded too.',
        })}
      </p>
      <ChainState />
      <AuditFilters filter={filter} onChange={setFilter} />
      {query.isPending ? <Skeleton active /> : null}
      {query.isError ? (
        <QuietPage
          title={say({ zh: '日志没有取到，或你无权查看', en: 'The log could not be loaded, or is not for you to see' })}
          action={<Button onClick={() => void query.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
        />
      ) : null}
      {query.isSuccess && rows.length === 0 ? (
        <QuietPage title={say({ zh: '没有符合条件的记录', en: 'No line fits' })}>
          {say({ zh: '放宽条件再查。', en: 'Widen the conditions and look again.' })}
        </QuietPage>
      ) : null}
      {rows.length > 0 ? <AuditLines rows={rows} isBusy={query.isPlaceholderData} /> : null}
      {query.hasNextPage ? (
        <Button block type="text" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say({ zh: '再看一些', en: 'Load more' })}
        </Button>
      ) : null}
    </ScrollPage>
  )
}
