import './orders.css'
import Button from 'antd/es/button'
import { useState } from 'react'
import { Link } from 'wouter'
import { formatDay, formatTime, useLocale } from '../locale.ts'
import { Lamp, type LampColour } from '../ui/lamp.tsx'
import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import {
  ORDER_ACT_WORDS,
  ORDER_CAUSE_WORDS,
  ORDER_STATE_WORDS,
  ORDER_STEP_WORDS,
  type Order,
  orderNumber,
} from '../words/orders.ts'
import type { Word } from '../words/word.ts'
import { OrderActForm } from './order-act-form.tsx'

const COLOURS: Readonly<Record<Order['state'], LampColour>> = {
  open: 'orange',
  answered: 'yellow',
  returned: 'orange',
  confirmed: 'yellow',
  closed: 'green',
}
type Act = Exclude<Order['may'][number], 'lapse'>

/** One 督办单: which limit of which unit, what is wanted by when, every step of it; and what this person may do with it. */
export function OrderCard({ one, onCase }: { one: Order; onCase: boolean }) {
  const say = useSay()
  const { locale } = useLocale()
  const [act, setAct] = useState<Act | null>(null)
  const fact = (name: Word, text: string | null) =>
    text === null ? null : (
      <div>
        <dt>{say(name)}</dt>
        <dd>{text}</dd>
      </div>
    )
  const number = say(orderNumber(one))
  const waits = one.state === 'open' || one.state === 'returned'
  return (
    <li className="order" aria-label={number}>
      <p className="order-head">
        <b>{number}</b>
        <Lamp
          colour={one.isAnswerLate ? 'red' : COLOURS[one.state]}
          words={
            one.isAnswerLate ? say({ zh: '答复超期', en: 'The answer is overdue' }) : say(ORDER_STATE_WORDS[one.state])
          }
        />
        <span className="soft">
          {one.state === 'closed'
            ? say({ zh: `历时 ${one.days} 天`, en: `took ${one.days} days` })
            : say({ zh: `第 ${one.days + 1} 天`, en: `day ${one.days + 1}` })}
        </span>
      </p>
      <dl>
        {fact({ zh: '单位', en: 'Unit' }, say(one.unit.name))}
        {onCase ? null : (
          <div>
            <dt>{say({ zh: '题', en: 'Case' })}</dt>
            <dd>
              <Link href={`/cases/${one.caseNo}`}>{one.caseNo}</Link>
            </dd>
          </div>
        )}
        {fact(
          { zh: '超期的时限', en: 'Limit' },
          say({
            zh: `${CLOCK_WORDS[one.clock].zh}，原定 ${formatTime('zh', one.overdueSince)}`,
            en: `${CLOCK_WORDS[one.clock].en}, due ${formatTime('en', one.overdueSince)}`,
          }),
        )}
        {fact({ zh: '为什么开单', en: 'Why issued' }, say(ORDER_CAUSE_WORDS[one.cause]))}
        {waits
          ? fact(
              { zh: '要求', en: 'Wanted' },
              say({
                zh: `${formatTime('zh', one.answerDue)} 前答复原因、措施和整改日期`,
                en: `reason, measures and a day, by ${formatTime('en', one.answerDue)}`,
              }),
            )
          : null}
        {fact({ zh: '承诺整改到', en: 'Put right by' }, one.rectifyOn && formatDay(locale, one.rectifyOn))}
      </dl>
      <ol className="order-steps" aria-label={say({ zh: '督办经过', en: 'Steps' })}>
        {one.history.map(step => (
          <li key={`${step.at} ${step.type}`}>
            <p>
              <time dateTime={step.at}>{formatTime(locale, step.at)}</time> <b>{say(ORDER_STEP_WORDS[step.type])}</b>{' '}
              <span className="soft">{step.by ?? say({ zh: '系统', en: 'by itself' })}</span>
            </p>
            {step.reason ? (
              <p>
                {step.measures ? <span className="soft">{say({ zh: '原因：', en: 'Reason: ' })}</span> : null}
                {step.reason}
              </p>
            ) : null}
            {step.measures ? (
              <p>
                <span className="soft">{say({ zh: '措施：', en: 'Measures: ' })}</span>
                {step.measures}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {act !== null && one.may.includes(act) ? (
        <OrderActForm key={act} one={one} act={act} onEnd={() => setAct(null)} />
      ) : one.may.length > 0 ? (
        <div className="order-acts">
          {one.may.map(each =>
            each === 'lapse' ? null : (
              <Button
                key={each}
                type={each === 'answer' || each === 'confirm' ? 'primary' : 'default'}
                aria-label={say({
                  zh: `${ORDER_ACT_WORDS[each].zh}：${orderNumber(one).zh}`,
                  en: `${ORDER_ACT_WORDS[each].en}: ${orderNumber(one).en}`,
                })}
                onClick={() => setAct(each)}
              >
                {say(ORDER_ACT_WORDS[each])}
              </Button>
            ),
          )}
        </div>
      ) : null}
    </li>
  )
}
