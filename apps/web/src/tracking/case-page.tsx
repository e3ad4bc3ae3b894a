import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { Failure } from '../entry/failure.tsx'
import { useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { Icon } from '../ui/light/icon.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Callout, Skeleton } from '../ui/light/surfaces.tsx'
import { ActPanels } from './act-panels.tsx'
import { CaseSteps, CaseWords, Result } from './case-parts.tsx'
import { CaseStatus } from './case-status.tsx'
import { ReadersPanel } from './readers-panel.tsx'
import { Talk, Unsealed } from './talk.tsx'
import { TicketForm } from './ticket-form.tsx'
import { isSaved, openTicket, saveTicket, type Ticket } from './tickets.ts'
import type { View } from './view.ts'
import { trackingWords } from './words.ts'

/** One case as its submitter sees it; it follows the case while the page is open. */
export function CasePage({ ticket }: { ticket: Ticket }) {
  const say = useWords(trackingWords)
  const view = trpc.tracking.view.useQuery({ ticket })
  const known = view.data?.version
  trpc.tracking.live.useSubscription(
    { token: view.data?.live ?? '' },
    {
      enabled: known !== undefined,
      onData: news => {
        if (known !== undefined && news.version >= known) void view.refetch()
      },
    },
  )
  if (view.error && !view.data) {
    return (
      <div className="page narrow stack">
        <PageTitle title={say.ticket.wrong} suffix={say.product} />
        <Failure error={view.error} onRetry={() => view.refetch()} />
        <div className="sheet">
          <TicketForm caseNo={ticket.caseNo} />
        </div>
      </div>
    )
  }
  if (!view.data) {
    return (
      <div className="page narrow">
        <Skeleton lines={6} label={say.loading} />
      </div>
    )
  }
  return <Opened ticket={ticket} view={view.data} />
}

function Opened({ ticket, view }: { ticket: Ticket; view: View }) {
  const say = useWords(trackingWords)
  const [said, setSaid] = useState<{ words: string; version: number } | null>(null)
  const heard = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said) heard.current?.scrollIntoView({ block: 'center' })
  }, [said])
  return (
    <div className="page track">
      <div className="track-main">
        <CaseStatus view={view} />
        {view.text === '' && <Callout head={say.view.wordsGone} />}
        <div role="status" ref={heard}>
          {said && view.version <= said.version && <Callout tone="good" head={said.words} />}
        </div>
        <Unsealed view={view} />
        <Result view={view} />
        <ActPanels ticket={ticket} view={view} onDone={(words, version) => setSaid({ words, version })}>
          <Talk ticket={ticket} view={view} />
          <CaseSteps view={view} />
          <CaseWords view={view} />
          <ReadersPanel ticket={ticket} />
        </ActPanels>
        <Remember ticket={ticket} />
        <p>
          <Link href="/track" className="btn quiet">
            {say.ticket.another}
          </Link>
          <Link
            href={`/privacy/case?no=${encodeURIComponent(view.caseNo)}`}
            className="btn quiet"
            onClick={() => openTicket(ticket)}
          >
            {say.ticket.privacy}
          </Link>
        </p>
      </div>
    </div>
  )
}

function Remember({ ticket }: { ticket: Ticket }) {
  const { view: say } = useWords(trackingWords)
  const { caseNo, code } = ticket
  const [saved, setSaved] = useState(() => isSaved(caseNo))
  if (!code) return null
  return (
    <div className="row">
      <Button
        kind="quiet"
        aria-disabled={saved}
        onClick={() => {
          saveTicket({ caseNo, code })
          setSaved(true)
        }}
      >
        <Icon name={saved ? 'check' : 'lock'} size={20} />
        {saved ? say.remembered : say.remember}
      </Button>
      <span className="small soft">{say.rememberMore}</span>
    </div>
  )
}
