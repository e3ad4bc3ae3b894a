import './leave.css'
import { useEffect, useState } from 'react'
import { Redirect, useLocation, useParams } from 'wouter'
import { Failure } from '../entry/failure.tsx'
import { useMe } from '../entry/me.ts'
import { useWords } from '../locale.ts'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { AboutStep } from './about-step.tsx'
import { CheckStep } from './check-step.tsx'
import type { Options } from './contract.ts'
import { CrisisFirst } from './crisis-first.tsx'
import { isBlank, problemsOf } from './draft.ts'
import { changeDraft, useDraft } from './draft-store.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { ReceiptPage } from './receipt-page.tsx'
import { StepTrail } from './step-trail.tsx'
import { useOptions, usePreview } from './use-preview.ts'
import { intakeWords } from './words.ts'
import { WriteStep } from './write-step.tsx'

/** `/leave`, `/leave/about`, `/leave/check`, then `/leave/done` with the receipt: the back button of the phone goes one step back. */
export function LeavePages() {
  const { step } = useParams<{ step?: string }>()
  const say = useWords(intakeWords)
  const options = useOptions()
  const me = useMe()
  if (step === 'done') return <ReceiptPage />
  if (options.error) {
    return (
      <div className="page narrow">
        <Failure error={options.error} onRetry={() => options.refetch()} />
      </div>
    )
  }
  if (!options.data || !me.known) {
    return (
      <div className="page narrow">
        <Skeleton lines={6} label={say.loading} />
      </div>
    )
  }
  if (!me.person && !options.data.anonymousAllowed) return <SignInFirst />
  return <Steps step={step ?? 'write'} options={options.data} />
}

function Steps({ step, options }: { step: string; options: Options }) {
  const { person } = useMe()
  const draft = useDraft()
  const preview = usePreview(draft, options)
  const [, go] = useLocation()
  const [kept] = useState(() => !isBlank(draft))
  const [unsent] = useState(() => draft.waiting)
  useEffect(() => {
    if (unsent) go('/leave/check', { replace: true })
  }, [unsent, go])
  const ownUnit = person?.unit?.id ?? null
  useEffect(() => {
    if (ownUnit && !draft.entryUnit && isBlank(draft)) changeDraft({ entryUnit: ownUnit })
  }, [ownUnit, draft])

  if (step !== 'write' && problemsOf(draft, options.limits).text) return <Redirect to="/leave" replace />
  const shared = { draft, options, preview: preview.data }
  return (
    <div className="page leave">
      <StepTrail current={step} />
      {preview.data?.crisis && <CrisisFirst phones={options.crisisPhones} />}
      <div className="leave-step">
        {step === 'write' && <WriteStep {...shared} kept={kept} onNext={() => go('/leave/about')} />}
        {step === 'about' && <AboutStep {...shared} onBack={() => go('/leave')} onNext={() => go('/leave/check')} />}
        {step === 'check' && (
          <CheckStep
            {...shared}
            onBack={() => go('/leave/about')}
            onDone={() => go('/leave/done', { replace: true })}
          />
        )}
        {step !== 'write' && step !== 'about' && step !== 'check' && <Redirect to="/leave" replace />}
      </div>
      {step !== 'check' && (
        <aside className="leave-aside">
          <PreviewPanel draft={draft} preview={preview.data} error={preview.error} loading={preview.isFetching} />
        </aside>
      )}
    </div>
  )
}

function SignInFirst() {
  const say = useWords(intakeWords)
  return (
    <div className="page narrow stack">
      <PageTitle title={say.signInFirst} suffix={say.product} />
      <p>{say.signInFirstText}</p>
      <p>
        <a className="btn primary large" href="/sign-in?next=/leave">
          {say.signIn}
        </a>
      </p>
    </div>
  )
}
