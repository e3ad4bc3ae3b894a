import './rights-desk.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import Radio from 'antd/es/radio'
import Skeleton from 'antd/es/skeleton'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { failureOf } from '../../cases/form/failure.ts'
import { formatDay, useLocale } from '../../locale.ts'
import { type Outputs, trpc } from '../../trpc.ts'
import { Lamp } from '../../ui/lamp.tsx'
import { QuietPage } from '../../ui/quiet-page.tsx'
import { ScrollPage } from '../../ui/scroll-page.tsx'
import { useSay } from '../../ui/use-say.ts'
import { ANSWERS, CONSEQUENCES, type Decision, destroys, FIELD_WORDS, KIND_WORDS, STATUS_WORDS } from './queue-words.ts'

type Row = Outputs['rights']['queue'][number]

/** Requests about personal data that wait for this office's answer, earliest due first (PIPL 50). */
export function RightsQueuePage() {
  const say = useSay()
  const found = trpc.rights.queue.useQuery()
  const title = say({ zh: '个人信息要求', en: 'Personal data requests' })
  if (found.isPending) return <Skeleton active className="case-loading" />
  if (!found.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={<Button onClick={() => void found.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const open = found.data.filter(row => row.status === 'open')
  const answered = found.data.filter(row => row.status !== 'open')
  return (
    <ScrollPage className="rights-desk" name={title}>
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '须在 15 个工作日内答复并写明理由。自己提的要求由另一位答复；答复当场办理，逐条留痕。',
          en: 'Answer within 15 working days, with a reason. Nobody answers a request of their own; an answer is carried out at once and recorded.',
        })}
      </p>
      {open.length === 0 ? <p>{say({ zh: '没有待答复的要求。', en: 'Nothing is waiting.' })}</p> : null}
      <ul className="rights-queue">
        {open.map(row => (
          <OpenRow key={row.id} row={row} />
        ))}
      </ul>
      {answered.length > 0 ? (
        <>
          <h2>{say({ zh: '最近答复的', en: 'Answered lately' })}</h2>
          <ul className="rights-queue">
            {answered.map(row => (
              <li key={row.id}>
                <Head row={row} />
                {row.reason ? <p className="soft">{row.reason}</p> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </ScrollPage>
  )
}

function Head({ row }: { row: Row }) {
  const say = useSay()
  const { locale } = useLocale()
  const due = formatDay(locale, row.dueOn)
  return (
    <div className="rights-queue-head">
      <b>{say(KIND_WORDS[row.kind])}</b>
      {row.caseNo ? <Link href={`/cases/${encodeURIComponent(row.caseNo)}`}>{row.caseNo}</Link> : null}
      {row.person ? (
        <span>
          {row.person.name}
          {row.person.name === row.person.username ? '' : `（${row.person.username}）`}
        </span>
      ) : null}
      {row.status === 'open' ? (
        <Lamp
          colour={row.isLate ? 'red' : 'green'}
          words={
            row.isLate
              ? say({ zh: `超期：${due}前应答复`, en: `Late: was due ${due}` })
              : say({ zh: `${due}前答复`, en: `Answer by ${due}` })
          }
        />
      ) : (
        <span className="soft">
          {say(STATUS_WORDS[row.status])}
          {row.decidedAt ? ` · ${formatDay(locale, row.decidedAt)}` : ''}
        </span>
      )}
    </div>
  )
}

function OpenRow({ row }: { row: Row }) {
  const say = useSay()
  const id = useId()
  const { rights } = trpc.useUtils()
  const [decision, setDecision] = useState<Decision | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [isSure, setSure] = useState(false)
  const decide = trpc.rights.decide.useMutation({ onSuccess: () => rights.invalidate() })
  const isShort = reason.trim().length < 2
  const isUnsure = destroys(row.kind, decision) && !isSure
  return (
    <li>
      <Head row={row} />
      {row.correction ? (
        <p>
          {say(FIELD_WORDS[row.correction.field])} → <b>{row.correction.value}</b>
        </p>
      ) : null}
      {row.words ? <p className="rights-queue-words">{row.words}</p> : null}
      <form
        onSubmit={event => {
          event.preventDefault()
          setAsked(true)
          if (decision && !isShort && !isUnsure && !decide.isPending)
            decide.mutate({ id: row.id, decision, reason: reason.trim() })
        }}
      >
        <Radio.Group
          aria-label={say({ zh: '答复', en: 'Answer' })}
          value={decision}
          onChange={event => {
            setDecision(event.target.value as Decision)
            setSure(false)
          }}
          options={ANSWERS[row.kind].map(({ decision: value, name }) => ({ value, label: say(name) }))}
        />
        {decision ? <p className="soft">{say(CONSEQUENCES[decision])}</p> : null}
        <label htmlFor={id}>
          {say({ zh: '理由（会告诉本人，不要写案情）', en: 'Reason (told to the person; nothing of the case)' })}
        </label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={500}
          value={reason}
          status={asked && isShort ? 'error' : ''}
          onChange={event => setReason(event.target.value)}
        />
        {destroys(row.kind, decision) ? (
          <Checkbox checked={isSure} onChange={event => setSure(event.target.checked)}>
            {say({
              zh: `已核对${row.caseNo ?? row.person?.name ?? ''}，明白删除后不能恢复`,
              en: `I have checked ${row.caseNo ?? row.person?.name ?? ''} and know that it cannot be brought back`,
            })}
          </Checkbox>
        ) : null}
        {asked && (isShort || !decision) ? (
          <p role="alert" className="rights-queue-missing">
            {say({ zh: '请选一种答复，并写明理由。', en: 'Please choose an answer and give the reason.' })}
          </p>
        ) : asked && isUnsure ? (
          <p role="alert" className="rights-queue-missing">
            {say({ zh: '请先勾选：删除后不能恢复。', en: 'Please tick that it cannot be brought back.' })}
          </p>
        ) : null}
        {decide.error ? (
          <Alert
            role="alert"
            type="error"
            showIcon
            title={say(failureOf(decide.error).problems[0]?.message ?? failureOf(decide.error).message)}
          />
        ) : null}
        <Button type="primary" htmlType="submit" loading={decide.isPending}>
          {say({ zh: '答复', en: 'Answer' })}
        </Button>
      </form>
    </li>
  )
}
