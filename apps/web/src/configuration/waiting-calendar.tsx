import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { failureOf } from '../cases/form/failure.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { word } from '../words/word.ts'
import { CalendarPreview } from './calendar-preview.tsx'
import type { Changes, Waiting } from './change-data.ts'
import { WaitingChange } from './waiting-change.tsx'
import { YearSheet } from './year-sheet.tsx'

/** A calendar that waits: published only once it was seen what it would move. */
export function WaitingCalendar(props: { proposal: Waiting; may: Changes['may']; today: string }) {
  const { proposal, may, today } = props
  const say = useSay()
  const preview = trpc.calendar.preview.useMutation()
  const moved = preview.data?.moved
  return (
    <WaitingChange
      proposal={proposal}
      may={may}
      name={word('这份校历', 'this calendar')}
      decider={word('由总答题组负责人审定发布。', 'The lead of the school group decides.')}
      consequence={
        moved === undefined
          ? null
          : word(
              `立即生效：${moved} 个时限推后，受影响的提交人会收到通知和理由。发布后不能撤销，只能再发布一份。`,
              `In force at once: ${moved} clocks move later and their submitters are told, with the reason. It is not taken back, only followed by another.`,
            )
      }
    >
      {preview.data ? (
        <>
          <CalendarPreview preview={preview.data} />
          <details>
            <summary>{say({ zh: '看发布后的全年', en: 'The year as it would be' })}</summary>
            <YearSheet calendar={proposal.body as never} today={today} />
          </details>
        </>
      ) : (
        <Button loading={preview.isPending} onClick={() => preview.mutate({ calendar: proposal.body })}>
          {say({ zh: '看看会移动什么', en: 'See what would move' })}
        </Button>
      )}
      {preview.error ? (
        <Alert role="alert" type="error" showIcon title={say(failureOf(preview.error).message)} />
      ) : null}
    </WaitingChange>
  )
}
