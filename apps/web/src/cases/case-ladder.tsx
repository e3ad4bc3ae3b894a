import './case-ladder.css'
import Alert from 'antd/es/alert'
import { formatTime, useLocale } from '../locale.ts'
import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import { ASK_WORDS, rungWord } from '../words/ladder.ts'
import type { CaseView } from './form/field.ts'

const BY_PROMISE: ReadonlySet<string> = new Set(['planWithDate', 'reasonAndNewDate'])

/** What the ladder has asked of this case and what was given; above it what is still owed. Nothing where no rung has fired. */
export function CaseLadder({ view }: { view: CaseView }) {
  const say = useSay()
  const { locale } = useLocale()
  const { escalations, clocks } = view
  if (escalations.length === 0) return null
  const owed = escalations.findLast(
    each => BY_PROMISE.has(each.asks) && each.answeredAt === null && clocks.some(clock => clock.kind === each.clock),
  )
  return (
    <section className="case-ladder" aria-labelledby="case-ladder">
      <h2 id="case-ladder">{say({ zh: '催办督办', en: 'Reminders' })}</h2>
      {owed ? (
        <Alert
          type="warning"
          showIcon
          title={say({
            zh: `“${CLOCK_WORDS[owed.clock].zh}”要求：${ASK_WORDS[owed.asks].zh}`,
            en: `“${CLOCK_WORDS[owed.clock].en}” asks for ${ASK_WORDS[owed.asks].en}`,
          })}
        />
      ) : null}
      <ol>
        {escalations.map(each => (
          <li key={`${each.at} ${each.clock} ${each.rung}`}>
            <time dateTime={each.at}>{formatTime(locale, each.at)}</time>
            <b>{say(rungWord(each.rung))}</b>
            <span>{say(CLOCK_WORDS[each.clock])}</span>
            <span className="soft">
              {say(ASK_WORDS[each.asks])}
              {each.answeredAt
                ? say({
                    zh: ` · ${formatTime(locale, each.answeredAt)} 已说明`,
                    en: ` · answered ${formatTime(locale, each.answeredAt)}`,
                  })
                : ''}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
