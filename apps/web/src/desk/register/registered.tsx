import Button from 'antd/es/button'
import { useEffect, useRef } from 'react'
import { formatDay, useLocale } from '../../locale.ts'
import type { Outputs } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'

/** What to write back on the page of the notebook: the case number, and the receipt code for who left it. */
export function Registered({ receipt, onAgain }: { receipt: Outputs['intake']['register']; onAgain: () => void }) {
  const say = useSay()
  const { locale } = useLocale()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="registered">
      <h1 ref={heading} tabIndex={-1}>
        {say({ zh: '已登记', en: 'Registered' })}
      </h1>
      <p>{say({ zh: '请把下面两行写回本子上：', en: 'Write these two lines back on the page:' })}</p>
      <dl>
        <dt>{say({ zh: '题号', en: 'Case number' })}</dt>
        <dd>{receipt.caseNo}</dd>
        <dt>{say({ zh: '查询码', en: 'Receipt code' })}</dt>
        <dd>{receipt.receiptCode}</dd>
      </dl>
      {receipt.held ? null : (
        <p>
          {say(receipt.unit.name)} · {say({ zh: '预计', en: 'by' })} {formatDay(locale, receipt.dueDay)}{' '}
          {say({ zh: '前有结果', en: '' })}
        </p>
      )}
      {receipt.crisis ? (
        <p className="register-problem">
          {say({
            zh: '可能有人身危险：请立即打电话给值守人。',
            en: 'Somebody may be in danger: phone the duty officer now.',
          })}
        </p>
      ) : null}
      <Button type="primary" size="large" onClick={onAgain}>
        {say({ zh: '再登记一题', en: 'Register another' })}
      </Button>
    </div>
  )
}
