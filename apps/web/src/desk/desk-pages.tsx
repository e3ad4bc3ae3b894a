import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { SearchPage } from '../cases/search-page.tsx'
import { WorkPage } from '../cases/work-page.tsx'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { isDeskKey } from '../words/desks.ts'
import { HomePage } from './home-page.tsx'
import { IdleGuard } from './idle-guard.tsx'
import type { Me } from './me.ts'
import { Shell } from './shell.tsx'
import { SignedOut } from './signed-out.tsx'

const CasePage = lazy(() => import('../cases/case-page.tsx'))
const NoticesPage = lazy(() => import('../notices/notices-page.tsx').then(page => ({ default: page.NoticesPage })))
const UnreachedPage = lazy(() =>
  import('../notices/unreached-page.tsx').then(page => ({ default: page.UnreachedPage })),
)
const RegisterPage = lazy(() => import('./register/register-page.tsx').then(page => ({ default: page.RegisterPage })))
const PasswordPage = lazy(() => import('../directory/password-page.tsx').then(page => ({ default: page.PasswordPage })))
const PeoplePage = lazy(() => import('../directory/people-page.tsx').then(page => ({ default: page.PeoplePage })))
const AppointmentsPage = lazy(() =>
  import('../directory/appointments-page.tsx').then(page => ({ default: page.AppointmentsPage })),
)
const SightPage = lazy(() => import('./sight-page.tsx').then(page => ({ default: page.SightPage })))
const AbsencesPage = lazy(() => import('../directory/absences-page.tsx').then(page => ({ default: page.AbsencesPage })))
const AccountPage = lazy(() => import('../directory/account-page.tsx').then(page => ({ default: page.AccountPage })))
const SignInsPage = lazy(() => import('../directory/sign-ins-page.tsx').then(page => ({ default: page.SignInsPage })))
const AuditPage = lazy(() => import('../audit/audit-page.tsx').then(page => ({ default: page.AuditPage })))
const ReadinessPage = lazy(() =>
  import('../directory/readiness-page.tsx').then(page => ({ default: page.ReadinessPage })),
)

const RulesPage = lazy(() => import('../studio/list/rules-page.tsx').then(page => ({ default: page.RulesPage })))
const EditorPage = lazy(() => import('../studio/editor/editor-page.tsx').then(page => ({ default: page.EditorPage })))
const LimitsPage = lazy(() => import('../configuration/limits-page.tsx').then(page => ({ default: page.LimitsPage })))
const TextsPage = lazy(() => import('../configuration/texts-page.tsx').then(page => ({ default: page.TextsPage })))
const LeftWorkPage = lazy(() => import('../dispatch/left-work-page.tsx').then(page => ({ default: page.LeftWorkPage })))
const OrdersPage = lazy(() => import('../supervision/orders-page.tsx').then(page => ({ default: page.OrdersPage })))
const UnsealingPage = lazy(() =>
  import('../unsealing/unsealing-page.tsx').then(page => ({ default: page.UnsealingPage })),
)
const RightsQueuePage = lazy(() =>
  import('../rights/desk/queue-page.tsx').then(page => ({ default: page.RightsQueuePage })),
)
const RunningPage = lazy(() => import('../operations/running-page.tsx').then(page => ({ default: page.RunningPage })))
const SelfCheckPage = lazy(() =>
  import('../operations/self-check-page.tsx').then(page => ({ default: page.SelfCheckPage })),
)
const CalendarPage = lazy(() =>
  import('../configuration/calendar-page.tsx').then(page => ({ default: page.CalendarPage })),
)
const RetentionPage = lazy(() =>
  import('../rights/desk/retention-page.tsx').then(page => ({ default: page.RetentionPage })),
)

/** Who is here decides what is shown: nobody goes to sign-in, people without a role go to the front. */
export function DeskPages() {
  const say = useSay()
  const me = trpc.session.me.useQuery(undefined, { staleTime: 60_000 })
  // Who was here before the session ended: the page stays as it is, covered, until the same person is back.
  const [last, setLast] = useState<Me | null>(null)
  if (me.data?.person && me.data !== last) setLast(me.data)
  if (me.isPending) return <Skeleton active className="desk-loading" />
  if (me.isError) {
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有连上系统', en: 'No connection to the system' })}
        action={<Button onClick={() => void me.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  }
  // Somebody whose sign-in is not finished is nobody here: the sign-in page has the step that is left.
  if (!me.data.person && last) return deskOf(last, <SignedOut person={last.person?.id ?? ''} />)
  if (!me.data.person) {
    const here = window.location.pathname + window.location.search
    window.location.replace(`/sign-in${here === '/desk' ? '' : `?next=${encodeURIComponent(here)}`}`)
    return null
  }
  if (me.data.appointments.length === 0 && OWN_PAGES.has(here())) return <OwnPages />
  if (me.data.appointments.length === 0) {
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '你还没有工作职务', en: 'You hold no role here yet' })}
        action={
          <Button type="primary" href="/">
            {say({ zh: '去首页', en: 'To the front page' })}
          </Button>
        }
      >
        {say({
          zh: '工作台给办题的人用。如应有职务，请联系本单位配置员。反映问题请到首页。',
          en: 'The desk is for those who work on cases. If you should have a role, ask your unit’s configurer.',
        })}
      </QuietPage>
    )
  }
  return deskOf(me.data, me.data.idleMinutes === null ? null : <IdleGuard minutes={me.data.idleMinutes} />)
}

/** The same tree with a session and without one: what is typed in it outlives the session. */
function deskOf(me: Me, guard: ReactNode) {
  return (
    <Shell me={me}>
      {guard}
      <Suspense fallback={<Skeleton active className="case-loading" />}>
        <Switch>
          <Route path="/">
            <HomePage me={me} />
          </Route>
          <Route path="/cases/:caseNo">
            {({ caseNo }) => (
              <div className="page-scroll">
                <CasePage key={caseNo} caseNo={decodeURIComponent(caseNo)} />
              </div>
            )}
          </Route>
          <Route path="/search">
            <SearchPage />
          </Route>
          <Route path="/notices">
            <NoticesPage />
          </Route>
          <Route path="/unreached">
            <UnreachedPage />
          </Route>
          <Route path="/people">
            <PeoplePage me={me} />
          </Route>
          <Route path="/appointments">
            <AppointmentsPage />
          </Route>
          <Route path="/orders">
            <OrdersPage me={me} />
          </Route>
          <Route path="/unsealing">
            <UnsealingPage me={me} />
          </Route>
          <Route path="/audit">
            <AuditPage />
          </Route>
          <Route path="/rights">
            <RightsQueuePage />
          </Route>
          <Route path="/retention">
            <RetentionPage maySet={me.appointments.some(one => one.role === 'schoolLead')} />
          </Route>
          <Route path="/running">
            <RunningPage maySettle={me.appointments.some(one => one.role === 'systemAdmin')} />
          </Route>
          <Route path="/self-check">
            <SelfCheckPage />
          </Route>
          <Route path="/rules">
            <RulesPage me={me} />
          </Route>
          <Route path="/rules/drafts/:id">{({ id }) => <EditorPage key={id} id={id} />}</Route>
          <Route path="/limits">
            <LimitsPage units={unitsOf(me)} me={me} />
          </Route>
          <Route path="/texts">
            <TextsPage />
          </Route>
          <Route path="/calendar">
            <CalendarPage />
          </Route>
          <Route path="/leftWork">
            <LeftWorkPage />
          </Route>
          <Route path="/absences">
            <AbsencesPage />
          </Route>
          <Route path="/readiness">
            <ReadinessPage />
          </Route>
          <Route path="/sight">
            <SightPage />
          </Route>
          <Route path="/account">
            <AccountPage />
          </Route>
          <Route path="/sign-ins">
            <SignInsPage me={me} />
          </Route>
          <Route path="/password">
            <PasswordPage />
          </Route>
          <Route path="/register">
            <RegisterPage me={me} />
          </Route>
          <Route path="/:desk/:caseNo?">
            {({ desk, caseNo }) =>
              isDeskKey(desk) ? (
                <WorkPage key={desk} desk={desk} caseNo={caseNo ? decodeURIComponent(caseNo) : null} />
              ) : (
                <Redirect to="/" />
              )
            }
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  )
}

const here = () => window.location.pathname

/** Each once, but the school group, whose limits are the school's. */
const unitsOf = (me: Me) => [
  ...new Map(me.appointments.filter(one => one.unit.id !== 'ZDT').map(one => [one.unit.id, one.unit])).values(),
]

/** Of people without a role, who have no desk around them. */
const OWN_PAGES: ReadonlySet<string> = new Set(['/desk/account', '/desk/password'])

function OwnPages() {
  const say = useSay()
  return (
    <main className="own-pages">
      <p>
        <a href="/mine">{say({ zh: '回到我的作业', en: 'Back to my cases' })}</a>
      </p>
      <Suspense fallback={<Skeleton active className="desk-loading" />}>
        <Switch>
          <Route path="/account">
            <AccountPage />
          </Route>
          <Route path="/password">
            <PasswordPage />
          </Route>
        </Switch>
      </Suspense>
    </main>
  )
}
