import { useSay } from '../ui/use-say.ts'
import { ASK_WORDS, DEED_WORDS, RECIPIENT_WORDS, rungWord } from '../words/ladder.ts'
import type { LimitsView } from './limits-data.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五'] as const
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const

/** Who is told at each rung, what is asked and done; and when nobody is disturbed. */
export function LadderList({ view }: { view: LimitsView }) {
  const say = useSay()
  const { ladder, telling } = view
  const { quietHours: quiet, digest, weeklySummary: weekly } = telling
  return (
    <section aria-labelledby="limits-ladder">
      <h2 id="limits-ladder">{say({ zh: '催办督办', en: 'The ladder' })}</h2>
      <ol className="limits-ladder">
        {ladder.map(rung => (
          <li key={rung.id} className={`rung-${rung.colour ?? 'none'}`}>
            <b>{say(rungWord(rung.id))}</b>
            <p>
              {say({ zh: '告知：', en: 'Told: ' })}
              {rung.tell.map(told => say(RECIPIENT_WORDS[told])).join(say({ zh: '、', en: ', ' }))}
            </p>
            <p>
              {say({ zh: '要求：', en: 'Asked: ' })}
              {say(ASK_WORDS[rung.asks])}
              {rung.does.length > 0
                ? `${say({ zh: '；', en: '; ' })}${rung.does.map(deed => say(DEED_WORDS[deed])).join(say({ zh: '，', en: ', ' }))}`
                : ''}
            </p>
          </li>
        ))}
      </ol>
      <p>
        {say({
          zh: `安静时段 ${quiet.from}–${quiet.until}，${quiet.except.join('、')} 除外。${digest.immediately.join('、')} 立即告知，其余每个工作日 ${digest.at} 一次汇总。每周${WEEKDAYS[weekly.weekday - 1]} ${weekly.at} 给分答题组一份周报。`,
          en: `Quiet from ${quiet.from} to ${quiet.until}, but for ${quiet.except.join(', ')}. ${digest.immediately.join(', ')} are told at once, the rest in one digest each working day at ${digest.at}. The answer group gets a summary every ${DAYS[weekly.weekday - 1]} at ${weekly.at}.`,
        })}
      </p>
    </section>
  )
}
