import { COMPLETION_BOUNDS, LIMIT_BOUNDS } from '@zuoyeben/lifecycle'
import { describeLimit, parseLimit } from '@zuoyeben/worktime'
import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import { type Word, word } from '../words/word.ts'
import type { LimitsView } from './limits-data.ts'

const URGENCIES = ['P0', 'P1', 'P2', 'P3'] as const
const COMPLETION: Readonly<Record<keyof typeof COMPLETION_BOUNDS, Word>> = {
  handle: word('办结（本单位）', 'Completion in the unit'),
  transfer: word('办结（转办）', 'Completion after a transfer'),
  instruct: word('办结（批办）', 'Completion by instruction'),
}

/** Every limit by urgency, how far it may be set, and where a unit is stricter than the school. */
export function LimitsTable({ view }: { view: LimitsView }) {
  const say = useSay()
  const words = (text: string | null) => {
    const limit = parseLimit(text)
    return limit.ok ? say(describeLimit(limit.value)) : '—'
  }
  const plain = (Object.keys(LIMIT_BOUNDS) as (keyof typeof LIMIT_BOUNDS)[]).map(kind => ({
    key: kind as string,
    name: CLOCK_WORDS[kind],
    bound: LIMIT_BOUNDS[kind],
    limits: view.limits[kind],
    school: view.school[kind],
  }))
  const completion = (Object.keys(COMPLETION_BOUNDS) as (keyof typeof COMPLETION_BOUNDS)[]).map(course => ({
    key: `completion ${course}`,
    name: COMPLETION[course],
    bound: COMPLETION_BOUNDS[course],
    limits: view.limits.completion[course],
    school: view.school.completion[course],
  }))
  return (
    <section aria-labelledby="limits-table">
      <h2 id="limits-table">{say({ zh: '时限', en: 'Limits' })}</h2>
      <p className="soft">
        {say({
          zh: '单位只能比学校更严；回访最长两个工作日，任何配置都不能放宽。',
          en: 'A unit may only be stricter than the school; the call-back has two working days at most, whatever is configured.',
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is scrolled with the keyboard too */}
      <section className="limits-scroll" tabIndex={0} aria-label={say({ zh: '时限表', en: 'Table of limits' })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say({ zh: '一步', en: 'Step' })}</th>
              {URGENCIES.map(urgency => (
                <th key={urgency} scope="col">
                  {urgency}
                </th>
              ))}
              <th scope="col">{say({ zh: '最长', en: 'At most' })}</th>
            </tr>
          </thead>
          <tbody>
            {[...plain, ...completion].map(row => (
              <tr key={row.key}>
                <th scope="row">{say(row.name)}</th>
                {URGENCIES.map(urgency => (
                  <td key={urgency}>
                    {words(row.limits[urgency])}
                    {row.limits[urgency] === row.school[urgency] ? null : (
                      <span className="soft">
                        {say({ zh: ` 校 ${words(row.school[urgency])}`, en: ` school ${words(row.school[urgency])}` })}
                      </span>
                    )}
                  </td>
                ))}
                <td>{words(row.bound.most)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
