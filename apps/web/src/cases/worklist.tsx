import './worklist.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import type { ReactNode, Ref } from 'react'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { type Row, WorklistRow } from './worklist-row.tsx'

/** The part of a query that a list is drawn from: a desk's page or a search. */
export interface Source {
  readonly rows: readonly Row[]
  readonly isPending: boolean
  readonly isError: boolean
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly more: () => void
  readonly again: () => void
}

/** Rows of cases with their states: loading, failed, empty, more. */
export function Worklist(props: {
  source: Source
  openCase: string | null
  hrefOf: (row: Row) => string
  empty: ReactNode
  /** For lists whose cases stand at different statuses. */
  tellsStatus?: boolean
  ref?: Ref<HTMLUListElement>
}) {
  const { source, openCase, hrefOf, empty, ref, tellsStatus = false } = props
  const say = useSay()
  if (source.isPending) return <Skeleton active title={false} paragraph={{ rows: 6 }} className="wl-loading" />
  if (source.isError && source.rows.length === 0) {
    return (
      <QuietPage
        title={say({ zh: '列表没有取到', en: 'The list could not be loaded' })}
        action={<Button onClick={source.again}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      >
        {say({ zh: '可能是网络断了，或系统正在重启。', en: 'The network may be down, or the system restarting.' })}
      </QuietPage>
    )
  }
  if (source.rows.length === 0) return empty
  return (
    <>
      <ul className="wl-list" ref={ref}>
        {source.rows.map(row => (
          <WorklistRow
            key={row.caseId}
            row={row}
            href={hrefOf(row)}
            isOpen={row.caseNo === openCase}
            tellsStatus={tellsStatus}
          />
        ))}
      </ul>
      {source.hasMore ? (
        <Button block type="text" className="wl-more" loading={source.isLoadingMore} onClick={source.more}>
          {say({ zh: '再看一些', en: 'Load more' })}
        </Button>
      ) : (
        <p className="wl-end">
          {say({
            zh: `共 ${source.rows.length} 题`,
            en: `${source.rows.length} case${source.rows.length === 1 ? '' : 's'}`,
          })}
        </p>
      )}
    </>
  )
}
