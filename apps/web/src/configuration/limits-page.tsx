import './limits.css'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import Skeleton from 'antd/es/skeleton'
import { useId, useState } from 'react'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { URGENCY_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'
import { LadderList } from './ladder-list.tsx'
import { LimitsTable } from './limits-table.tsx'
import { SampleTimeline } from './sample-timeline.tsx'

const COURSES = {
  handle: word('即收即办（本单位）', 'In the unit'),
  transfer: word('转办', 'Transferred'),
  instruct: word('批办', 'By instruction'),
} as const
type Course = keyof typeof COURSES
type Urgency = keyof typeof URGENCY_WORDS

/** The limits in force, the ladder, and what they make of a case that begins at a chosen moment. */
export function LimitsPage({ units }: { units: readonly { id: string; name: { zh: string; en: string } }[] }) {
  const say = useSay()
  const id = useId()
  const [unit, setUnit] = useState<string | null>(units[0]?.id ?? null)
  const [course, setCourse] = useState<Course>('handle')
  const [urgency, setUrgency] = useState<Urgency>('P2')
  const [start, setStart] = useState(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16))
  const found = trpc.configuration.limits.useQuery({ unit })
  const moment = Date.parse(`${start}:00+08:00`)
  const isMoment = Number.isFinite(moment)
  const sample = trpc.configuration.sampleCase.useQuery(
    { unit, course, urgency, start: new Date(isMoment ? moment : 0).toISOString() },
    { enabled: isMoment, placeholderData: before => before },
  )
  const title = say({ zh: '时限与催办', en: 'Limits and reminders' })
  if (found.isPending) return <Skeleton active className="case-loading" />
  if (!found.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到', en: 'Not available' })}
        action={<Button onClick={() => void found.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const options = [
    ...units.map(each => ({ value: each.id, label: say(each.name) })),
    { value: '', label: say({ zh: '学校', en: 'The school' }) },
  ]
  return (
    <ScrollPage className="limits" name={title}>
      <h1>{title}</h1>
      <section aria-labelledby={`${id}-sample`}>
        <h2 id={`${id}-sample`}>
          {say({ zh: '一道题按时限走完是哪几天', en: 'A case that takes all the time it has' })}
        </h2>
        <div className="limits-sample">
          {options.length > 1 ? (
            <div>
              <label htmlFor={`${id}-unit`}>{say({ zh: '单位', en: 'Unit' })}</label>
              <Select
                id={`${id}-unit`}
                value={unit ?? ''}
                options={options}
                onChange={value => setUnit(value || null)}
              />
            </div>
          ) : null}
          <div>
            <label htmlFor={`${id}-course`}>{say({ zh: '路径', en: 'Path' })}</label>
            <Select<Course>
              id={`${id}-course`}
              value={course}
              options={Object.entries(COURSES).map(([value, name]) => ({ value: value as Course, label: say(name) }))}
              onChange={setCourse}
            />
          </div>
          <div>
            <label htmlFor={`${id}-urgency`}>{say({ zh: '紧急程度', en: 'Urgency' })}</label>
            <Select<Urgency>
              id={`${id}-urgency`}
              value={urgency}
              options={Object.entries(URGENCY_WORDS).map(([value, name]) => ({
                value: value as Urgency,
                label: `${value} ${say(name)}`,
              }))}
              onChange={setUrgency}
            />
          </div>
          <div>
            <label htmlFor={`${id}-start`}>{say({ zh: '提交时间', en: 'Submitted' })}</label>
            <input
              id={`${id}-start`}
              type="datetime-local"
              className="ant-input ant-input-outlined"
              value={start}
              onChange={event => setStart(event.target.value)}
            />
          </div>
        </div>
        {isMoment && sample.data ? <SampleTimeline sample={sample.data} /> : null}
        {isMoment ? null : <p role="alert">{say({ zh: '请选提交的日期和时间。', en: 'Choose a day and a time.' })}</p>}
        {sample.isError ? (
          <p role="alert">
            {say({ zh: '这个日期算不出来，请换一天。', en: 'This day cannot be computed; choose another.' })}
          </p>
        ) : null}
      </section>
      <LimitsTable view={found.data} />
      <LadderList view={found.data} />
    </ScrollPage>
  )
}
