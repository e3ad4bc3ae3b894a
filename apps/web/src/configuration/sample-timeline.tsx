import { describeLimit, parseLimit } from '@zuoyeben/worktime'
import { formatTime, useLocale } from '../locale.ts'
import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import { rungWord } from '../words/ladder.ts'
import type { Sample } from './limits-data.ts'
import { TimelineDrawing } from './timeline-drawing.tsx'

/** The drawing, and the same in words for whoever reads no drawing. */
export function SampleTimeline({ sample }: { sample: Sample }) {
  const say = useSay()
  const { locale } = useLocale()
  const limitWords = (text: string) => {
    const limit = parseLimit(text)
    return limit.ok ? say(describeLimit(limit.value)) : text
  }
  const notable = sample.days.filter(day => day.name || day.isMadeUp)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is scrolled with the keyboard too */}
      <section className="limits-drawing" tabIndex={0} aria-label={say({ zh: '时间线图', en: 'Drawing' })}>
        <TimelineDrawing sample={sample} />
      </section>
      {notable.length > 0 ? (
        <p className="soft">
          {say({ zh: '其间：', en: 'On the way: ' })}
          {notable
            .map(
              day =>
                `${day.date} ${day.isMadeUp ? say({ zh: '调休上班', en: 'made-up working day' }) : day.name ? say(day.name) : ''}`,
            )
            .join(say({ zh: '；', en: '; ' }))}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
      <section className="limits-scroll" tabIndex={0} aria-label={say({ zh: '各步的时间', en: 'The steps' })}>
        <table>
          <caption className="soft">
            {say({ zh: '每一步都拖到最后一刻时', en: 'With every step done in its last moment' })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say({ zh: '一步', en: 'Step' })}</th>
              <th scope="col">{say({ zh: '时限', en: 'Limit' })}</th>
              <th scope="col">{say({ zh: '最晚', en: 'Due' })}</th>
              <th scope="col">{say({ zh: '催办', en: 'Reminders' })}</th>
            </tr>
          </thead>
          <tbody>
            {sample.steps.map(step => (
              <tr key={`${step.clock} ${step.startsAt}`}>
                <th scope="row">{say(CLOCK_WORDS[step.clock])}</th>
                <td>{limitWords(step.limit)}</td>
                <td>
                  {formatTime(locale, step.dueAt)}
                  {step.isProvisional ? say({ zh: '（暂定）', en: ' (provisional)' }) : ''}
                </td>
                <td>
                  {step.rungs.map(rung => `${say(rungWord(rung.id))} ${formatTime(locale, rung.at)}`).join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
