import './rights.css'
import { Link, useSearch } from 'wouter'
import { Failure } from '../entry/failure.tsx'
import { useMe } from '../entry/me.ts'
import { formatDay, useLocale, useWords } from '../locale.ts'
import { TicketForm } from '../tracking/ticket-form.tsx'
import { openedTicket, savedTickets, type Ticket, tidied } from '../tracking/tickets.ts'
import { trpc } from '../trpc.ts'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Callout, Skeleton } from '../ui/light/surfaces.tsx'
import { CaseContact } from './case-contact.tsx'
import type { CasePrivacy } from './case-privacy.ts'
import { CaseRequest } from './case-request.tsx'
import { ConsentSwitch } from './consent-switch.tsx'
import { Copies } from './copies.tsx'
import { Records } from './records.tsx'
import { rightsWords } from './words.ts'

/** The rights of whoever handed in one case: by sign-in, or by the receipt code that was typed on the page of the case. */
export default function CasePrivacyPage() {
  const say = useWords(rightsWords)
  const { known, person } = useMe()
  const caseNo = tidied(new URLSearchParams(useSearch()).get('no') ?? '')
  const ticket: Ticket = openedTicket(caseNo) ?? savedTickets().find(saved => saved.caseNo === caseNo) ?? { caseNo }
  return (
    <div className="page narrow stack wide rights">
      <PageTitle title={say.ofCase.title} suffix={say.product} />
      {!known ? (
        <Skeleton lines={6} label={say.loading} />
      ) : person || ticket.code ? (
        <Opened ticket={ticket} />
      ) : (
        <WithCode caseNo={caseNo} />
      )}
    </div>
  )
}

function WithCode({ caseNo }: { caseNo: string }) {
  return (
    <div className="sheet">
      <TicketForm caseNo={caseNo} />
    </div>
  )
}

function Opened({ ticket }: { ticket: Ticket }) {
  const say = useWords(rightsWords)
  const { data: found, error, refetch } = trpc.rights.ofCase.useQuery({ ticket })
  if (error && !found)
    return (
      <>
        <Failure error={error} onRetry={() => refetch()} />
        <WithCode caseNo={ticket.caseNo} />
      </>
    )
  if (!found) return <Skeleton lines={6} label={say.loading} />
  return (
    <>
      <Head ticket={ticket} found={found} />
      <CaseContact ticket={ticket} found={found} />
      <Sensitive ticket={ticket} found={found} />
      <Keeps found={found} />
      <Copies ticket={ticket} />
      <CaseRequest ticket={ticket} found={found} />
      <Records ticket={ticket} />
    </>
  )
}

function Head({ ticket, found }: { ticket: Ticket; found: CasePrivacy }) {
  const { locale } = useLocale()
  const { ofCase: say, mine } = useWords(rightsWords)
  return (
    <div className="stack tight">
      <p>
        <Link href={`/track?no=${encodeURIComponent(ticket.caseNo)}`}>
          <span className="figures">{found.caseNo}</span> · {say.back}
        </Link>
      </p>
      <p className="soft">
        {found.noticeVersion && found.agreedAt
          ? say.agreed(found.noticeVersion, formatDay(locale, found.agreedAt))
          : say.notAgreed}{' '}
        · <Link href="/privacy/notice">{mine.noticeRead}</Link>
      </p>
      {found.limitedAt && <Callout tone="careful" head={say.limited(formatDay(locale, found.limitedAt))} />}
    </div>
  )
}

function Sensitive({ ticket, found }: { ticket: Ticket; found: CasePrivacy }) {
  const { ofCase: say, mine } = useWords(rightsWords)
  const { rights } = trpc.useUtils()
  const turn = trpc.rights.turnConsentOfCase.useMutation({ onSettled: () => rights.invalidate() })
  return (
    <section className="sheet stack">
      <ConsentSwitch
        label={say.sensitive}
        more={say.sensitiveMore}
        on={found.sensitive.on}
        onTurn={on => turn.mutateAsync({ ticket, purpose: 'sensitive', on })}
      />
      {found.sensitive.asksAgain && <p className="small">{mine.asksAgain}</p>}
    </section>
  )
}

function Keeps({ found: { goes } }: { found: CasePrivacy }) {
  const { locale } = useLocale()
  const { ofCase: say } = useWords(rightsWords)
  const told = (when: CasePrivacy['goes']['identity']) =>
    when === null
      ? say.openStill
      : when.gone
        ? say.goneOn(formatDay(locale, when.on))
        : say.goesOn(formatDay(locale, when.on))
  return (
    <section className="stack tight" aria-labelledby="rights-keeps">
      <h2 id="rights-keeps">{say.keeps}</h2>
      <dl className="facts">
        <div>
          <dt>{say.identity}</dt>
          <dd>{told(goes.identity)}</dd>
        </div>
        <div>
          <dt>{say.words}</dt>
          <dd>{told(goes.words)}</dd>
        </div>
      </dl>
    </section>
  )
}
