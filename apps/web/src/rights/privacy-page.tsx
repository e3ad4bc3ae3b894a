import './rights.css'
import { Link } from 'wouter'
import { Failure } from '../entry/failure.tsx'
import { useMe } from '../entry/me.ts'
import { formatDay, inLocale, useLocale, useWords } from '../locale.ts'
import { statusWords } from '../tracking/status-words.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { ConsentSwitch } from './consent-switch.tsx'
import { Copies } from './copies.tsx'
import { PersonRequests } from './person-requests.tsx'
import { Records } from './records.tsx'
import { rightsWords } from './words.ts'

type Mine = Outputs['rights']['mine']

/** 「我的隐私」: what is held, what was agreed to, and what was done with it. */
export default function PrivacyPage() {
  const say = useWords(rightsWords)
  const { person, known } = useMe()
  return (
    <div className="page narrow stack wide rights">
      <PageTitle title={say.mine.title} suffix={say.product} />
      {!known ? <Skeleton lines={6} label={say.loading} /> : person ? <Mine /> : <SignIn />}
    </div>
  )
}

function Mine() {
  const say = useWords(rightsWords)
  const { data: mine, error, refetch } = trpc.rights.mine.useQuery()
  if (error && !mine) return <Failure error={error} onRetry={() => refetch()} />
  if (!mine) return <Skeleton lines={6} label={say.loading} />
  return (
    <>
      <p className="lead">{say.mine.lead}</p>
      <Consents mine={mine} />
      <Profile mine={mine} />
      <Cases mine={mine} />
      <Copies />
      <PersonRequests mine={mine} />
      <Records />
    </>
  )
}

function Consents({ mine }: { mine: Mine }) {
  const { locale } = useLocale()
  const say = useWords(rightsWords)
  const { rights } = trpc.useUtils()
  const notice = trpc.rights.notice.useQuery(undefined, { staleTime: 300_000 })
  const turn = trpc.rights.turnConsent.useMutation({ onSettled: () => rights.invalidate() })
  return (
    <section className="sheet stack" aria-labelledby="rights-consents">
      <h2 id="rights-consents">{say.mine.consents}</h2>
      <p className="soft">{say.mine.consentsMore}</p>
      {mine.consents.map(consent => {
        const purpose = notice.data?.purposes.find(({ key }) => key === consent.purpose)
        const since = consent.on && consent.since ? ` ${say.mine.since(formatDay(locale, consent.since))}` : ''
        return (
          <div key={consent.purpose} className="stack tight">
            <ConsentSwitch
              label={purpose ? inLocale(locale, purpose.title) : '…'}
              more={purpose && `${inLocale(locale, purpose.text)}${since}`}
              on={consent.on}
              onTurn={on => turn.mutateAsync({ purpose: consent.purpose, on })}
            />
            {consent.asksAgain && <p className="small">{say.mine.asksAgain}</p>}
          </div>
        )
      })}
      <p>
        <Link href="/privacy/notice">{say.mine.noticeRead}</Link>
      </p>
    </section>
  )
}

function Profile({ mine: { profile } }: { mine: Mine }) {
  const { locale } = useLocale()
  const { mine: say } = useWords(rightsWords)
  const rows: [string, string][] = [
    [say.name, profile.name],
    [say.username, profile.username],
    [say.kind, profile.kind],
    [say.unit, profile.unit ? inLocale(locale, profile.unit.name) : say.noUnit],
    [say.account, formatDay(locale, profile.since)],
    [say.identities, profile.identities.map(({ provider }) => say.provider[provider] ?? provider).join('、') || '—'],
    [say.sessions, say.sessionsOf(String(profile.sessions))],
  ]
  return (
    <section className="sheet stack" aria-labelledby="rights-profile">
      <h2 id="rights-profile">{say.profile}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Cases({ mine: { cases } }: { mine: Mine }) {
  const { locale } = useLocale()
  const { mine: say } = useWords(rightsWords)
  const statuses = useWords(statusWords)
  return (
    <section className="stack" aria-labelledby="rights-cases">
      <h2 id="rights-cases">{say.cases}</h2>
      {cases.length === 0 && <p className="soft">{say.noCases}</p>}
      <ul className="rights-cases">
        {cases.map(found => (
          <li key={found.caseNo}>
            <Link href={`/privacy/case?no=${encodeURIComponent(found.caseNo)}`}>
              <span className="figures">{found.caseNo}</span>
              <span>{statuses[found.status].title}</span>
              <span className="soft small">
                {[
                  formatDay(locale, found.submittedAt),
                  found.contact ? say.hasContact : say.noContact,
                  ...(found.limited ? [say.limited] : []),
                  ...(found.wordsGone ? [say.wordsGone] : []),
                ].join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SignIn() {
  const { mine: say } = useWords(rightsWords)
  return (
    <div className="stack">
      <p>{say.signIn}</p>
      <p className="row">
        <a className="btn primary" href="/sign-in?next=/privacy">
          {say.signInAction}
        </a>
        <Link className="btn plain" href="/track">
          {say.toTrack}
        </Link>
      </p>
      <p>
        <Link href="/privacy/notice">{say.noticeRead}</Link>
      </p>
    </div>
  )
}
