import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { LeavePages } from '../intake/leave-pages.tsx'
import { useWords } from '../locale.ts'
import { MinePage } from '../tracking/mine-page.tsx'
import { TrackPage } from '../tracking/track-page.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { Frame } from './frame.tsx'
import { HomePage } from './home-page.tsx'
import { TextLink } from './text-link.tsx'
import { entryWords } from './words.ts'

const NoticePage = lazy(() => import('../rights/notice-page.tsx'))
const PrivacyPage = lazy(() => import('../rights/privacy-page.tsx'))
const CasePrivacyPage = lazy(() => import('../rights/case-privacy-page.tsx'))
const ContactsPage = lazy(() => import('../contacts/contacts-page.tsx').then(page => ({ default: page.ContactsPage })))
const WaysInPage = lazy(() => import('../directory/ways-in-page.tsx').then(page => ({ default: page.WaysInPage })))

export function Pages() {
  return (
    <Frame>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/leave/:step?" component={LeavePages} />
        <Route path="/track" component={TrackPage} />
        <Route path="/mine" component={MinePage} />
        <Route path="/privacy/:page?">{({ page }) => <Privacy page={page} />}</Route>
        <Route path="/told">
          <Suspense fallback={null}>
            <ContactsPage />
          </Suspense>
        </Route>
        <Route path="/ways-in">
          <Suspense fallback={null}>
            <WaysInPage />
          </Suspense>
        </Route>
        <Route component={NotFoundPage} />
      </Switch>
    </Frame>
  )
}

/** Fetched when somebody asks for them: the first load stays small. */
function Privacy({ page }: { page: string | undefined }) {
  const say = useWords(entryWords)
  const waiting = (
    <div className="page narrow">
      <Skeleton lines={6} label={say.loading} />
    </div>
  )
  return (
    <Suspense fallback={waiting}>
      {page === undefined ? (
        <PrivacyPage />
      ) : page === 'notice' ? (
        <NoticePage />
      ) : page === 'case' ? (
        <CasePrivacyPage />
      ) : (
        <NotFoundPage />
      )}
    </Suspense>
  )
}

function NotFoundPage() {
  const say = useWords(entryWords)
  return (
    <div className="page stack">
      <PageTitle title={say.notFoundTitle} suffix={say.product} />
      <p>{say.notFoundText}</p>
      <p>
        <TextLink to="/">{say.toHome}</TextLink>
      </p>
    </div>
  )
}
