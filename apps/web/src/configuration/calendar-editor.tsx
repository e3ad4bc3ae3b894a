import { type CalendarJson, parseCalendarDocument } from '@zuoyeben/worktime'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Tabs from 'antd/es/tabs'
import { useId, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { CalendarPreview } from './calendar-preview.tsx'
import { placeWords } from './place-words.ts'
import { DayRows, HoursRows, StoppageRows, VacationRows } from './school-rows.tsx'
import { YearListEditor } from './year-list-editor.tsx'
import { YearSheet } from './year-sheet.tsx'

const NOTICE = '一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月4日……上班。'
const GUANGXI = '广西三月三：4月8日至11日放假，共4天。'

/** A calendar being written on top of the one in force: its sections, what it would move, and laying it before the second person. */
export function CalendarEditor({ inForce, base, today }: { inForce: CalendarJson; base: number; today: string }) {
  const say = useSay()
  const id = useId()
  const utils = trpc.useUtils()
  const [draft, setDraft] = useState(inForce)
  const [seen, setSeen] = useState<CalendarJson | null>(null)
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const preview = trpc.calendar.preview.useMutation()
  const propose = trpc.calendar.propose.useMutation({ onSuccess: () => utils.calendar.invalidate() })
  const checked = parseCalendarDocument(draft)
  const problems = checked.ok ? [] : checked.problems
  const isOther = JSON.stringify(draft) !== JSON.stringify(inForce)
  const isSeen = seen === draft && preview.data !== undefined
  const school = (next: CalendarJson['school']) => setDraft({ ...draft, school: next })
  const rows = { school: draft.school, today, onChange: school }
  const isReady = isOther && isSeen && problems.length === 0 && zh.trim().length >= 2
  return (
    <section className="calendar-editor" aria-label={say({ zh: '修改校历', en: 'Change the calendar' })}>
      <h2>{say({ zh: '修改', en: 'Change it' })}</h2>
      <Tabs
        items={[
          {
            key: 'stateCouncil',
            label: say({ zh: '国务院安排', en: 'State Council' }),
            children: (
              <YearListEditor
                layer={draft.stateCouncil}
                example={NOTICE}
                today={today}
                onChange={stateCouncil => setDraft({ ...draft, stateCouncil })}
              />
            ),
          },
          {
            key: 'regional',
            label: say({ zh: '广西三月三', en: 'Guangxi' }),
            children: (
              <YearListEditor
                layer={draft.regional}
                example={GUANGXI}
                today={today}
                onChange={regional => setDraft({ ...draft, regional })}
              />
            ),
          },
          {
            key: 'school',
            label: say({ zh: '学校', en: 'School' }),
            children: (
              <>
                <HoursRows {...rows} />
                <DayRows {...rows} />
                <VacationRows {...rows} />
              </>
            ),
          },
          {
            key: 'stoppages',
            label: say({ zh: '不可抗力', en: 'Force majeure' }),
            children: <StoppageRows {...rows} />,
          },
        ]}
      />
      {problems.length > 0 ? (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say({ zh: '有几处不对，改正后才能继续：', en: 'Please correct before going on:' })}
          description={
            <ul className="calendar-problems">
              {problems.map(({ place, reason }) => (
                <li key={`${place} ${reason.zh}`}>
                  {say(placeWords(place))}
                  {say({ zh: '：', en: ': ' })}
                  {say(reason)}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {isOther ? (
        <>
          <details>
            <summary>{say({ zh: '看改后的全年', en: 'The year as it would be' })}</summary>
            <YearSheet calendar={draft} today={today} />
          </details>
          <div className="calendar-buttons">
            <Button
              loading={preview.isPending}
              disabled={problems.length > 0}
              onClick={() => preview.mutate({ calendar: draft }, { onSuccess: () => setSeen(draft) })}
            >
              {say({ zh: '看看会移动什么', en: 'See what would move' })}
            </Button>
            <Button type="text" onClick={() => setDraft(inForce)}>
              {say({ zh: '放弃修改', en: 'Leave it as it was' })}
            </Button>
          </div>
        </>
      ) : null}
      {preview.error ? (
        <Alert role="alert" type="error" showIcon title={say(failureOf(preview.error).message)} />
      ) : null}
      {isOther && isSeen && preview.data ? (
        <>
          <CalendarPreview preview={preview.data} />
          <form
            className="calendar-propose"
            onSubmit={event => {
              event.preventDefault()
              const reason = { zh: zh.trim(), en: en.trim().length >= 2 ? en.trim() : zh.trim() }
              if (isReady && !propose.isPending) propose.mutate({ base, calendar: draft, reason })
            }}
          >
            <div>
              <label htmlFor={`${id}-zh`}>
                {say({
                  zh: '理由（日期推后的提交人会看到）',
                  en: 'Reason in Chinese (shown to submitters whose date moves)',
                })}
              </label>
              <Input id={`${id}-zh`} value={zh} maxLength={200} onChange={event => setZh(event.target.value)} />
            </div>
            <div>
              <label htmlFor={`${id}-en`}>{say({ zh: '理由（英文，可不填）', en: 'Reason in English' })}</label>
              <Input id={`${id}-en`} value={en} maxLength={200} onChange={event => setEn(event.target.value)} />
            </div>
            <Button type="primary" htmlType="submit" loading={propose.isPending} disabled={!isReady}>
              {say({ zh: '送审', en: 'Lay before the lead' })}
            </Button>
            {propose.error ? (
              <Alert role="alert" type="error" showIcon title={say(failureOf(propose.error).message)} />
            ) : null}
          </form>
        </>
      ) : null}
    </section>
  )
}
