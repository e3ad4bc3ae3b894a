import { formatDay, formatTime, useLocale } from '../locale.ts'
import type { Outputs } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import { type Word, word } from '../words/word.ts'

export type Preview = Outputs['calendar']['preview']

const KINDS: Readonly<Record<Preview['days'][number]['was'], Word>> = {
  work: word('上班', 'work'),
  off: word('休息', 'off'),
  duty: word('假期（非值守日）', 'vacation, no duty'),
}
const UNITS_SHOWN = 8

/** What a calendar would move, before it is published: how much, where, the furthest dates, and the days themselves. */
export function CalendarPreview({ preview }: { preview: Preview }) {
  const say = useSay()
  const { locale } = useLocale()
  const { moved, kept, waiting, clocks, cases, units, samples, days, moreDays } = preview
  const date = (day: string) => formatDay(locale, `${day}T12:00:00+08:00`)
  return (
    <section className="calendar-preview" aria-label={say({ zh: '会移动什么', en: 'What would move' })}>
      <p className="calendar-count">
        {say({
          zh: `正在走的时限 ${clocks} 个（${cases} 件作业）：推后 ${moved} 个，不变 ${clocks - moved - kept - waiting} 个。`,
          en: `${clocks} running clocks of ${cases} cases: ${moved} move later, ${clocks - moved - kept - waiting} stay.`,
        })}
      </p>
      <p className="soft">
        {kept > 0
          ? say({
              zh: `另有 ${kept} 个按新校历会提前，但已经告诉过人的日期不提前，保持原日期。`,
              en: `${kept} more would come nearer; a date somebody was told stays as it is.`,
            })
          : null}
        {waiting > 0
          ? say({
              zh: `暂停中的 ${waiting} 个恢复时再算。`,
              en: `${waiting} stand still and are computed when they go on.`,
            })
          : null}
        {say({ zh: '限知的不在此列。', en: 'Restricted cases are not among these numbers.' })}
      </p>
      {days.length > 0 ? (
        <>
          <h3>{say({ zh: '变动的日子', en: 'Days that change' })}</h3>
          <ul className="calendar-days">
            {days.map(({ from, to, was, is }) => (
              <li key={from}>
                <span>{from === to ? date(from) : `${date(from)} – ${date(to)}`}</span>
                <span>
                  {was === is
                    ? say({ zh: '作息时间变动', en: 'other hours' })
                    : say({
                        zh: `${KINDS[was].zh} → ${KINDS[is].zh}`,
                        en: `${KINDS[was].en} → ${KINDS[is].en}`,
                      })}
                </span>
              </li>
            ))}
          </ul>
          {moreDays > 0 ? (
            <p className="soft">{say({ zh: `还有 ${moreDays} 段`, en: `and ${moreDays} more` })}</p>
          ) : null}
        </>
      ) : (
        <p>{say({ zh: '从今天起没有日子变动。', en: 'No day changes from today on.' })}</p>
      )}
      {samples.length > 0 ? (
        <>
          <h3>{say({ zh: '推后最多的', en: 'Moved furthest' })}</h3>
          <ul className="calendar-samples">
            {samples.map(({ kind, unit, name, before, after }) => (
              <li key={`${kind} ${unit}`}>
                <span>
                  {say(name)} · {say(CLOCK_WORDS[kind])}
                </span>
                <span>
                  <time dateTime={before}>{formatTime(locale, before)}</time>
                  {' → '}
                  <time dateTime={after}>{formatTime(locale, after)}</time>
                </span>
              </li>
            ))}
          </ul>
          <p className="soft">
            {units
              .slice(0, UNITS_SHOWN)
              .map(({ name, moved: n }) => `${say(name)} ${n}`)
              .join(' · ')}
            {units.length > UNITS_SHOWN ? ' …' : ''}
          </p>
        </>
      ) : null}
    </section>
  )
}
