import './case-page.css'
import '../unsealing/unsealing.css'
import Alert from 'antd/es/alert'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { CallBackCard } from '../callback/call-back-card.tsx'
import { TriageCard } from '../dispatch/triage-card.tsx'
import { isUnreachable, trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { ACTION_WORDS } from '../words/actions.ts'
import { STATUS_WORDS } from '../words/statuses.ts'
import { ActionBar } from './action-bar.tsx'
import { followUp } from './action-order.ts'
import { CaseHead } from './case-head.tsx'
import { CaseLadder } from './case-ladder.tsx'
import { CaseMatters } from './case-matters.tsx'
import { CaseReaders } from './case-readers.tsx'
import { CaseStrip } from './case-strip.tsx'
import { CaseTalk } from './case-talk.tsx'
import { CaseText } from './case-text.tsx'
import type { Done } from './form/action-form.ts'
import type { StaffAction } from './form/action-forms.ts'
import { Timeline } from './timeline.tsx'

const CaseOrders = lazy(() => import('../supervision/case-orders.tsx'))
const CaseUnsealings = lazy(() => import('../unsealing/case-unsealings.tsx'))

/** One page for every role; give it `key={caseNo}`. `onActed` tells the list beside it that the case has moved. */
export default function CasePage({ caseNo, onActed }: { caseNo: string; onActed?: (done: Done) => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const utils = trpc.useUtils()
  const [open, setOpen] = useState<StaffAction | null>(null)
  const heading = useRef<HTMLDivElement>(null)
  const found = trpc.cases.view.useQuery({ caseNo }, { staleTime: 5_000 })
  const view = found.data
  trpc.cases.live.useSubscription(
    { caseNo },
    {
      onData: ({ version }) => {
        // Not to be seen any more: it goes at once, whatever is open on it.
        if (version === 0 || (view && version >= view.version && !open)) void utils.cases.view.invalidate({ caseNo })
      },
    },
  )
  const isLoaded = view !== undefined
  const me = trpc.session.me.useQuery(undefined, { staleTime: 60_000 })
  const roles: ReadonlySet<string> = new Set(me.data?.appointments.map(one => one.role))
  useEffect(() => {
    if (isLoaded) heading.current?.focus({ preventScroll: true })
  }, [isLoaded])

  if (found.isPending) return <Skeleton active className="case-loading" paragraph={{ rows: 8 }} />
  if (!view) {
    return isUnreachable(found.error) ? (
      <QuietPage
        isWholePage
        title={say({ zh: '网络没有连上', en: 'No connection' })}
        action={<Button onClick={() => void found.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    ) : (
      <QuietPage isWholePage title={say({ zh: '没有这道题，或你无权查看', en: 'No such case, or not for you to see' })}>
        {say({
          zh: `请核对题号 ${caseNo}。被标记敏感的题，原单位看不到。`,
          en: `Please check the number ${caseNo}. A case that was flagged is no longer visible to its unit.`,
        })}
      </QuietPage>
    )
  }
  const show = (action: StaffAction | null) => {
    setOpen(action)
    if (!action) heading.current?.focus({ preventScroll: true })
  }
  const done = (result: Done, action: StaffAction) => {
    setOpen(null)
    void message.success(
      say({
        zh: `${ACTION_WORDS[action].zh}：${result.caseNo} 现为“${STATUS_WORDS[result.status].zh}”`,
        en: `${ACTION_WORDS[action].en}: ${result.caseNo} is now “${STATUS_WORDS[result.status].en}”`,
      }),
    )
    void utils.desk.counters.invalidate()
    void utils.supervision.invalidate()
    void utils.cases.view.invalidate({ caseNo }).then(() => {
      const next = followUp(action, utils.cases.view.getData({ caseNo })?.allowedActions ?? [])
      if (next) setOpen(next)
    })
    onActed?.(result)
  }
  return (
    <article className="case" aria-label={`${say({ zh: '题', en: 'Case' })} ${view.caseNo}`}>
      <CaseHead view={view} ref={heading} />
      <CaseStrip view={view} />
      {found.isError ? (
        <Alert type="warning" showIcon title={say({ zh: '可能不是最新内容', en: 'This may not be the latest' })} />
      ) : null}
      <div className={`case-body${open ? ' case-acting' : ''}`}>
        <div className="case-read">
          <CaseText view={view} />
          {view.status === 'filed' ? <CallBackCard view={view} /> : null}
          {view.triage ? <TriageCard triage={view.triage} /> : null}
        </div>
        <div className="case-act">
          <ActionBar key={view.caseNo} view={view} open={open} onOpen={show} onDone={done} />
        </div>
        <div className="case-rest">
          <CaseLadder view={view} />
          {view.inspected ? (
            <Suspense fallback={null}>
              <CaseOrders caseNo={view.caseNo} />
            </Suspense>
          ) : null}
          <CaseMatters view={view} />
          <CaseTalk view={view} />
          {roles.has('confidant') || roles.has('schoolLead') ? (
            <Suspense fallback={null}>
              <CaseUnsealings caseNo={view.caseNo} roles={roles} />
            </Suspense>
          ) : null}
          {view.listsReaders ? <CaseReaders caseNo={view.caseNo} /> : null}
          <Timeline view={view} />
        </div>
      </div>
    </article>
  )
}
