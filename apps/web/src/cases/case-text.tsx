import { lazy, Suspense } from 'react'
import { formatTime, useLocale } from '../locale.ts'
import { Marked } from '../ui/marked.tsx'
import { Photos } from '../ui/photos.tsx'
import { useSay } from '../ui/use-say.ts'
import { CHANNEL_WORDS, IDENTITY_WORDS } from '../words/terms.ts'
import type { CaseView } from './form/field.ts'

const Answers = lazy(() => import('./case-answers.tsx'))

/** What the submitter wrote, with place, answers and photos, and as much of who they are as this reader may see. */
export function CaseText({ view }: { view: CaseView }) {
  const say = useSay()
  const { locale } = useLocale()
  const place = view.campus && !view.place?.startsWith(view.campus) ? `${view.campus} ${view.place ?? ''}` : view.place
  return (
    <section className="case-text" aria-label={say({ zh: '题目', en: 'The matter' })}>
      {view.text === null ? (
        <p className="soft">
          {say({
            zh: '正文已封存，或不在你可以查看的范围内。',
            en: 'The text is sealed, destroyed when its time was over, or not for you to see.',
          })}
        </p>
      ) : (
        <p className="case-words">
          <Marked text={view.text} />
        </p>
      )}
      <dl className="case-facts">
        {place ? (
          <div>
            <dt>{say({ zh: '地点', en: 'Place' })}</dt>
            <dd>
              <Marked text={place} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{say({ zh: '提交', en: 'Submitted' })}</dt>
          <dd>
            {formatTime(locale, view.submittedAt)} · {say(CHANNEL_WORDS[view.channel])}
            {view.verified ? null : say({ zh: ' · 未登录提交', en: ' · not signed in' })}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: '提交人', en: 'Submitter' })}</dt>
          <dd>
            <Identity view={view} />
          </dd>
        </div>
      </dl>
      {view.answers ? (
        <Suspense fallback={null}>
          <Answers answers={view.answers} />
        </Suspense>
      ) : null}
      <Photos files={view.timeline.find(entry => entry.type === 'submitted')?.files ?? view.files} />
    </section>
  )
}

function Identity({ view }: { view: CaseView }) {
  const say = useSay()
  const { submitter } = view
  if (!submitter) {
    return (
      <span className="soft">
        {view.identityMode === 'sealedFromHandlers'
          ? say(IDENTITY_WORDS.sealedFromHandlers)
          : say({ zh: '不在你可以查看的范围内', en: 'Not for you to see' })}
      </span>
    )
  }
  const parts = [submitter.name, submitter.type, submitter.contact].filter(Boolean)
  const told = parts.length > 0 ? parts.join(' · ') : say({ zh: '未留姓名', en: 'No name given' })
  return (
    <>
      {told}
      {submitter.isMasked && (submitter.name || submitter.contact) ? (
        <span className="soft"> {say({ zh: '（已遮盖）', en: '(masked)' })}</span>
      ) : null}
    </>
  )
}
