import { Failure } from '../entry/failure.tsx'
import { formatDay, useLocale, useWords } from '../locale.ts'
import type { Ticket } from '../tracking/tickets.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { rightsWords } from './words.ts'

const SOON = 2000

/** A copy of everything that is held, made by the server in its own time; the page asks until it is there. */
export function Copies({ ticket }: { ticket?: Ticket }) {
  const { locale } = useLocale()
  const { copies: say } = useWords(rightsWords)
  const input = ticket ? { ticket } : {}
  const { rights } = trpc.useUtils()
  const { data, error, refetch } = trpc.rights.copies.useQuery(input, {
    refetchInterval: query => (query.state.data?.some(copy => copy.status === 'waiting') ? SOON : false),
  })
  const ask = trpc.rights.askCopy.useMutation({ onSuccess: () => rights.invalidate() })
  const isWaiting = data?.some(copy => copy.status === 'waiting') ?? false
  return (
    <section className="sheet stack" aria-labelledby="rights-copies">
      <h2 id="rights-copies">{say.title}</h2>
      <p className="soft">{ticket ? say.leadCase : say.lead}</p>
      {error && !data && <Failure error={error} onRetry={() => refetch()} />}
      <ul className="stack tight" aria-live="polite">
        {data?.slice(0, 3).map(copy => (
          <li key={copy.id} className="row">
            {copy.status === 'waiting' && say.waiting}
            {copy.status === 'gone' && (
              <span className="soft">
                {say.askedOn(formatDay(locale, copy.askedAt))} · {say.gone}
              </span>
            )}
            {copy.address && copy.until && (
              <>
                <span>{say.ready(sizeOf(copy.bytes ?? 0), formatDay(locale, copy.until))}</span>
                <a className="btn primary" href={copy.address} download>
                  {say.download}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      {ask.error && <Failure error={ask.error} />}
      {!isWaiting && (
        <p>
          <Button busy={ask.isPending} onClick={() => ask.mutate(input)}>
            {say.ask}
          </Button>
        </p>
      )}
    </section>
  )
}

const sizeOf = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
