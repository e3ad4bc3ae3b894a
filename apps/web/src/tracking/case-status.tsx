import { formatDay, formatDue, inLocale, useLocale, useWords } from '../locale.ts'
import { PageTitle } from '../ui/light/page-title.tsx'
import { PHASE_WORDS } from '../words/statuses.ts'
import { SPECIAL_CHANNEL_WORDS } from '../words/terms.ts'
import { PhaseTrail } from './phase-trail.tsx'
import { promiseWords } from './promise-words.ts'
import { statusWords } from './status-words.ts'
import { hasAnswered, type View } from './view.ts'
import { trackingWords } from './words.ts'

/** At a glance: where it stands, what that means, who has it, until when. */
export function CaseStatus({ view }: { view: View }) {
  const { locale } = useLocale()
  const say = useWords(trackingWords)
  const status = useWords(statusWords)[view.status === 'filed' && hasAnswered(view) ? 'answered' : view.status]
  return (
    <section className="status" aria-label={`${view.caseNo} ${PHASE_WORDS[view.phase][locale]}`}>
      <p className="figures soft">{view.caseNo}</p>
      <PageTitle title={status.title} suffix={`${view.caseNo} · ${say.product}`} />
      <p>{status.text}</p>
      <PhaseTrail phase={view.phase} />
      <dl className="facts">
        <div>
          <dt>{say.view.where}</dt>
          <dd>{inLocale(locale, view.unit.name)}</dd>
        </div>
        {view.handedOver && (
          <div className="broad">
            <dt>{say.view.handedTo}</dt>
            <dd>
              {SPECIAL_CHANNEL_WORDS[view.handedOver.channel][locale]}
              {locale === 'zh' ? '，' : ', '}
              {say.view.receipt(view.handedOver.receiptNo, view.handedOver.receiptOn)}
            </dd>
          </div>
        )}
        {view.promise && (
          <div>
            <dt>{say.view.promise}</dt>
            <dd>{promiseWords(locale, view.promise.clock, formatDue(locale, view.promise.dueAt, Date.now()))}</dd>
          </div>
        )}
        {view.moved && (
          <div className="broad">
            <dt>{say.view.moved}</dt>
            <dd>
              {say.view.movedFrom(
                formatDue(locale, view.moved.before, Date.now()),
                formatDue(locale, view.moved.after, Date.now()),
                inLocale(locale, view.moved.reason),
              )}
            </dd>
          </div>
        )}
        {view.supervisedSince && (
          <div className="broad">
            <dt>{say.view.supervised}</dt>
            <dd>{say.view.supervisedSince(formatDay(locale, view.supervisedSince))}</dd>
          </div>
        )}
        {view.why && !view.steps.some(step => step.type === 'flagged') && (
          <div className="broad">
            <dt>{say.view.why}</dt>
            <dd>{inLocale(locale, view.why)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}
