import './calendar.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { CalendarEditor } from './calendar-editor.tsx'
import { CalendarProgress } from './calendar-progress.tsx'
import { ChangeHistory } from './change-history.tsx'
import { WaitingCalendar } from './waiting-calendar.tsx'
import { YearSheet } from './year-sheet.tsx'

const WHILE_MOVING_MS = 2000

/** The school's calendar: what is in force, what it will soon be without, the change that waits, and writing the next. */
export function CalendarPage() {
  const say = useSay()
  const query = trpc.calendar.view.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.data?.progress.some(({ isOver }) => !isOver) ? WHILE_MOVING_MS : false),
  })
  const changes = trpc.changes.of.useQuery({ kind: 'calendar', unit: null })
  if (query.isPending || changes.isPending) return <Skeleton active className="case-loading" />
  if (!query.data || !changes.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={
          <Button onClick={() => void Promise.all([query.refetch(), changes.refetch()])}>
            {say({ zh: '再试一次', en: 'Try again' })}
          </Button>
        }
      />
    )
  const { calendar, progress, warnings, today } = query.data
  const { proposal, history, may } = changes.data
  const title = say({ zh: '校历', en: 'Calendar' })
  return (
    <ScrollPage className="calendar" name={title}>
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '时限按这里的工作日计算：学校安排优先，其次广西三月三，再次国务院放假和补班。改动由一人提出、另一人发布，立即生效；已经告诉过人的日期只会推后，不会提前。',
          en: 'Clocks count by these days: the school’s own first, then the Guangxi holiday, then the State Council list. One person writes a change, another publishes it, at once; a date somebody was told only ever moves later.',
        })}
      </p>
      {warnings
        .filter(({ isUrgent }) => isUrgent)
        .map(({ text }) => (
          <Alert key={text.zh} type="warning" showIcon title={say(text)} />
        ))}
      <ul className="calendar-notes">
        {warnings
          .filter(({ isUrgent }) => !isUrgent)
          .map(({ text }) => (
            <li key={text.zh}>{say(text)}</li>
          ))}
      </ul>
      <YearSheet calendar={calendar as never} today={today} />
      {proposal ? (
        <WaitingCalendar key={proposal.id} proposal={proposal} may={may} today={today} />
      ) : (
        <CalendarEditor inForce={changes.data.inForce as never} base={changes.data.release} today={today} />
      )}
      <ChangeHistory
        rows={history}
        beside={row => {
          const through = progress.find(each => each.release === row.release)
          return through ? <CalendarProgress progress={through} /> : null
        }}
      />
    </ScrollPage>
  )
}
