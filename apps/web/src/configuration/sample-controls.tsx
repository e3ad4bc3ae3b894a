import Select from 'antd/es/select'
import { useId, useState } from 'react'
import { useDebounced } from '../intake/use-debounced.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { URGENCY_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'
import type { Urgency } from './limits-data.ts'
import { SampleTimeline } from './sample-timeline.tsx'

const COURSES = {
  handle: word('即收即办（本单位）', 'In the unit'),
  transfer: word('转办', 'Transferred'),
  instruct: word('批办', 'By instruction'),
} as const
type Course = keyof typeof COURSES
const STILL_MS = 350

/** A case that begins at a chosen moment and takes all the time it has: under what is in force, or under what is being written. */
export function SampleCase({ unit, draft }: { unit: string | null; draft: unknown }) {
  const say = useSay()
  const id = useId()
  const [course, setCourse] = useState<Course>('handle')
  const [urgency, setUrgency] = useState<Urgency>('P2')
  const [start, setStart] = useState(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16))
  const written = useDebounced(draft ?? null, STILL_MS)
  const moment = Date.parse(`${start}:00+08:00`)
  const isMoment = Number.isFinite(moment)
  const sample = trpc.configuration.sampleCase.useQuery(
    {
      unit,
      course,
      urgency,
      start: new Date(isMoment ? moment : 0).toISOString(),
      ...(written === null ? {} : { draft: written }),
    },
    { enabled: isMoment, placeholderData: before => before },
  )
  return (
    <section aria-labelledby={`${id}-sample`}>
      <h2 id={`${id}-sample`}>
        {say({ zh: '一道题按时限走完是哪几天', en: 'A case that takes all the time it has' })}
      </h2>
      {written === null ? null : (
        <p className="limits-by-draft" role="status">
          {say({ zh: '按修改后的时限画的', en: 'Drawn by the limits as they would be' })}
        </p>
      )}
      <div className="limits-sample">
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
          {say({
            zh: '算不出来，请换一天，或改正标出的时限。',
            en: 'This cannot be computed: choose another day, or mend the limits.',
          })}
        </p>
      ) : null}
    </section>
  )
}
