import Alert from 'antd/es/alert'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import TextArea from 'antd/es/input/TextArea'
import { type FormEvent, useId, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'

type Row = Outputs['supervision']['overdue']['rows'][number]
const LEAST = 5

/** What is overdue and under no order, in bare outline; an order by hand opens the case to 督查办, with its reason. */
export function OverdueList() {
  const say = useSay()
  const found = trpc.supervision.overdue.useInfiniteQuery({}, { getNextPageParam: page => page.next })
  const rows = found.data?.pages.flatMap(page => page.rows) ?? []
  return (
    <details className="orders-overdue">
      <summary>
        {say({ zh: '人工开督办单：超期而还没有督办的题', en: 'Issue by hand: overdue, and under no order' })}
      </summary>
      <p className="soft">
        {say({
          zh: '这里只有题号、单位和超过的时限；开单并写明理由后，才能看题的内容。',
          en: 'Number, unit and limit only. What the case says is open to you once you have issued an order, with your reason.',
        })}
      </p>
      {found.isError ? (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say({ zh: '没有取到，请刷新再试', en: 'Not available, please try again' })}
        />
      ) : null}
      {found.data && rows.length === 0 ? <p>{say({ zh: '现在没有。', en: 'None now.' })}</p> : null}
      <ul>
        {rows.map(row => (
          <OverdueRow key={row.caseNo} row={row} />
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say({ zh: '再看一些', en: 'Show more' })}
        </Button>
      ) : null}
    </details>
  )
}

function OverdueRow({ row }: { row: Row }) {
  const say = useSay()
  const { locale } = useLocale()
  const id = useId()
  const { message } = App.useApp()
  const { supervision } = trpc.useUtils()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const issue = trpc.supervision.issueOrder.useMutation({
    onSuccess: () => {
      void message.success(say({ zh: `${row.caseNo} 已开督办单`, en: `An order was issued for ${row.caseNo}` }))
      void supervision.invalidate()
    },
  })
  const isShort = reason.trim().length < LEAST
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!isShort && !issue.isPending) issue.mutate({ caseNo: row.caseNo, reason: reason.trim() })
  }
  return (
    <li aria-label={row.caseNo}>
      <p>
        <b className="figures">{row.caseNo}</b> <span>{say(row.unit.name)}</span>{' '}
        <span className="soft">
          {say({
            zh: `${CLOCK_WORDS[row.clock].zh}，原定 ${formatTime(locale, row.due)}`,
            en: `${CLOCK_WORDS[row.clock].en}, due ${formatTime(locale, row.due)}`,
          })}
        </span>
      </p>
      {isOpen ? (
        <form className="order-form" noValidate onSubmit={submit}>
          <label htmlFor={id}>{say({ zh: '为什么开督办单', en: 'Why an order is issued' })}</label>
          <TextArea
            id={id}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={reason}
            onChange={event => setReason(event.target.value)}
            aria-invalid={isAsked && isShort}
            aria-describedby={`${id}-wrong`}
          />
          <p id={`${id}-wrong`} className="words-wrong" role="status">
            {isAsked && isShort
              ? say({ zh: `请写清楚，至少 ${LEAST} 个字`, en: `Please say more: at least ${LEAST} characters` })
              : null}
          </p>
          <p className="soft">
            {say({
              zh: '单位和提交人会收到通知；你可以看到题的全部内容，查看有记录。',
              en: 'Unit and submitter are told; you will see all of the case, and that you read it is recorded.',
            })}
          </p>
          {issue.error ? (
            <Alert role="alert" type="error" showIcon title={say(failureOf(issue.error).message)} />
          ) : null}
          <div className="order-acts">
            <Button type="primary" htmlType="submit" loading={issue.isPending}>
              {say({ zh: '确认开督办单', en: 'Yes: issue the order' })}
            </Button>
            <Button disabled={issue.isPending} onClick={() => setOpen(false)}>
              {say({ zh: '不了', en: 'No' })}
            </Button>
          </div>
        </form>
      ) : (
        <Button
          size="small"
          aria-label={say({ zh: `开督办单：${row.caseNo}`, en: `Issue an order: ${row.caseNo}` })}
          onClick={() => setOpen(true)}
        >
          {say({ zh: '开督办单', en: 'Issue an order' })}
        </Button>
      )}
    </li>
  )
}
