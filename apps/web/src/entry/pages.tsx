import { Route, Switch } from 'wouter'
import { LeavePages } from '../intake/leave-pages.tsx'
import { useWords } from '../locale.ts'
import { MinePage } from '../tracking/mine-page.tsx'
import { TrackPage } from '../tracking/track-page.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Frame } from './frame.tsx'
import { HomePage } from './home-page.tsx'
import { TextLink } from './text-link.tsx'
import { entryWords } from './words.ts'

export function Pages() {
  return (
    <Frame>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/leave/:step?" component={LeavePages} />
        <Route path="/track" component={TrackPage} />
        <Route path="/mine" component={MinePage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Frame>
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
