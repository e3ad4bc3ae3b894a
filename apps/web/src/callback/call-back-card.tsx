import type { CaseView } from '../cases/form/field.ts'
import { formatDay, useLocale } from '../locale.ts'
import { useSay } from '../ui/use-say.ts'
import { CALL_BACK_LACK_WORDS, MEANS_WORDS, OUTCOME_WORDS } from '../words/terms.ts'
import type { Word } from '../words/word.ts'

const WISHES: Readonly<Record<string, Word>> = {
  phone: { zh: '希望电话联系', en: 'wishes to be phoned' },
  inApp: { zh: '希望站内联系', en: 'wishes a message here' },
  none: { zh: '不希望被联系', en: 'wishes no contact' },
}

/** For the caller: what was asked for, what was done, how to reach the submitter, and the attempts so far. */
export function CallBackCard({ view }: { view: CaseView }) {
  const say = useSay()
  const { locale } = useLocale()
  const filed = view.timeline.findLast(entry => entry.type === 'filed')
  const outcome = filed?.data.outcome
  const { submitter, attempts } = view
  const wish = submitter?.contactWish ? WISHES[submitter.contactWish] : null
  const phone = submitter?.contact ?? null
  return (
    <section className="callback-card" aria-label={say({ zh: '回访', en: 'Call-back' })}>
      <dl>
        <div>
          <dt>{say({ zh: '联系方式', en: 'Reach' })}</dt>
          <dd>
            {phone && /^[\d+ -]+$/.test(phone) ? <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a> : phone}
            {submitter?.name ? ` ${submitter.name}` : ''} {wish ? say(wish) : ''}
            {submitter
              ? null
              : say({
                  zh: '对承办人匿名：请在题内记录进展并告诉提交人，由其在自己的页面确认。',
                  en: 'Sealed: write a note to the submitter, who confirms on their own page.',
                })}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: '办理结果', en: 'What was done' })}</dt>
          <dd>
            {outcome === 'solved' || outcome === 'partlySolved' || outcome === 'explained' ? (
              <b>{say(OUTCOME_WORDS[outcome])}：</b>
            ) : null}
            {filed?.words.done ?? '—'}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: '已联系', en: 'Attempts' })}</dt>
          <dd>
            {attempts.length === 0
              ? say({ zh: '还没有联系过', en: 'None yet' })
              : attempts
                  .map(one =>
                    [
                      formatDay(locale, one.day),
                      one.means ? say(MEANS_WORDS[one.means]) : '',
                      one.reached ? say({ zh: '已联系上', en: 'reached' }) : say({ zh: '未联系上', en: 'not reached' }),
                    ]
                      .filter(Boolean)
                      .join(' '),
                  )
                  .join(say({ zh: '；', en: '; ' }))}
            {attempts.length > 0 && !attempts.some(one => one.reached) ? (
              <span className="soft">
                {' '}
                {view.callBackLacks.length === 0
                  ? say({ zh: '（可按“未联系上”销号）', en: ' (it may be written off as not reached)' })
                  : say({
                      zh: `（按“未联系上”销号还差：${view.callBackLacks.map(lack => CALL_BACK_LACK_WORDS[lack].zh).join('、')}）`,
                      en: ` (before it may be written off as not reached: ${view.callBackLacks.map(lack => CALL_BACK_LACK_WORDS[lack].en).join(', ')})`,
                    })}
              </span>
            ) : null}
          </dd>
        </div>
      </dl>
    </section>
  )
}
