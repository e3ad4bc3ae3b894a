import './rights.css'
import { Link } from 'wouter'
import { Failure } from '../entry/failure.tsx'
import { formatDay, inLocale, useLocale, useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Callout, Skeleton } from '../ui/light/surfaces.tsx'
import { rightsWords } from './words.ts'

/** The whole of the layered notice (PIPL 17): the short form stands where homework is handed in. */
export default function NoticePage() {
  const { locale } = useLocale()
  const say = useWords(rightsWords)
  const { data: notice, error, refetch } = trpc.rights.notice.useQuery(undefined, { staleTime: 300_000 })
  return (
    <article className="page narrow stack wide notice">
      <PageTitle title={say.notice.title} suffix={say.product} />
      {error && !notice && <Failure error={error} onRetry={() => refetch()} />}
      {!error && !notice && <Skeleton lines={8} label={say.loading} />}
      {notice && (
        <>
          <div className="stack tight">
            <p className="soft">{say.notice.version(notice.version, formatDay(locale, notice.since))}</p>
            <p className="lead">{inLocale(locale, notice.short)}</p>
          </div>
          {notice.sections.map(section => (
            <section key={section.key} className="stack tight">
              <h2>{inLocale(locale, section.title)}</h2>
              {section.text[locale].map(paragraph => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ))}
          <section className="stack tight">
            <h2>{say.notice.optional}</h2>
            <dl className="rights-purposes">
              {notice.purposes.map(purpose => (
                <div key={purpose.key}>
                  <dt>{inLocale(locale, purpose.title)}</dt>
                  <dd>{inLocale(locale, purpose.text)}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section className="stack tight">
            <h2>{say.notice.contact}</h2>
            {notice.contact ? (
              <p>
                {inLocale(locale, notice.contact.controller)} · {inLocale(locale, notice.contact.name)}
                <br />
                <a href={`tel:${notice.contact.phone}`}>{notice.contact.phone}</a> ·{' '}
                <a href={`mailto:${notice.contact.email}`}>{notice.contact.email}</a>
              </p>
            ) : (
              <Callout tone="careful">
                <p>{say.notice.noContact}</p>
              </Callout>
            )}
          </section>
          <p className="small soft rights-hash">
            {say.notice.hash} <code>{notice.hash}</code>
            <br />
            {say.notice.hashMore}
          </p>
          <p>
            <Link href="/privacy" className="btn plain">
              {say.notice.toPrivacy}
            </Link>
          </p>
        </>
      )}
    </article>
  )
}
