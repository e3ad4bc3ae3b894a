import { Failure } from '../entry/failure.tsx'
import { formatTime, useLocale, useWords } from '../locale.ts'
import type { Ticket } from '../tracking/tickets.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { recordWords } from './record-words.ts'
import { rightsWords } from './words.ts'

type Row = Outputs['rights']['records']['rows'][number]

/** What was done with the data of the person, or of one case, newest first. */
export function Records({ ticket }: { ticket?: Ticket }) {
  const say = useWords(rightsWords)
  const pages = trpc.rights.records.useInfiniteQuery(ticket ? { ticket } : {}, {
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = pages.data?.pages.flatMap(page => page.rows)
  return (
    <section className="stack" aria-labelledby="rights-records">
      <h2 id="rights-records">{ticket ? say.records.titleCase : say.records.title}</h2>
      {pages.error && !rows && <Failure error={pages.error} onRetry={() => pages.refetch()} />}
      {!rows && !pages.error && <Skeleton lines={3} label={say.loading} />}
      {rows?.length === 0 && <p className="soft">{say.records.empty}</p>}
      {rows && rows.length > 0 && (
        <ol className="rights-records">
          {rows.map(row => (
            <Line key={row.id} row={row} isOfOneCase={ticket !== undefined} />
          ))}
        </ol>
      )}
      {pages.hasNextPage && (
        <p>
          <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {say.records.more}
          </Button>
        </p>
      )}
    </section>
  )
}

function Line({ row, isOfOneCase }: { row: Row; isOfOneCase: boolean }) {
  const { locale } = useLocale()
  const say = useWords(rightsWords)
  const here = useWords(recordWords)
  const told = (table: Readonly<Record<string, string>>, name: string) => {
    const value = row.detail[name]
    return value === undefined ? [] : [table[String(value)] ?? String(value)]
  }
  const { before, after, version, cases } = row.detail
  const parts = [
    ...(row.caseNo && !isOfOneCase ? [say.records.ofCase(row.caseNo)] : []),
    ...told(here.purposes, 'purpose'),
    ...told(here.kinds, 'kind'),
    ...told(here.fields, 'field'),
    ...told(here.decisions, 'decision'),
    ...told(here.why, 'why'),
    ...(cases === undefined ? [] : [here.cases(String(cases))]),
    ...(version === undefined ? [] : [here.version(String(version))]),
    ...(before === undefined || after === undefined ? [] : [here.hashes(String(before), String(after))]),
  ]
  return (
    <li>
      <time dateTime={row.at}>{formatTime(locale, row.at)}</time>
      <span>
        <strong>{here.acts[row.act]}</strong>
        {parts.length > 0 && <span className="soft"> · {parts.join(' · ')}</span>}
      </span>
    </li>
  )
}
