import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import TextArea from 'antd/es/input/TextArea'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { ORDER_ACT_WORDS, type Order } from '../words/orders.ts'
import { type Word, type WordTable, word } from '../words/word.ts'

type Act = keyof typeof ORDER_ACT_WORDS
const LEAST = 5
const MOST = 2000

const REASONS: WordTable<Exclude<Act, 'confirm'>> = {
  answer: word('超期的原因', 'Why it is overdue'),
  return: word('为什么退回，还要写明什么', 'Why it is returned, and what is missing'),
  close: word('为什么办结', 'Why it is closed'),
}
const CONSEQUENCES: WordTable<Act> = {
  answer: word(
    '送督查办确认；答复留底，不能修改。',
    'It goes to the Inspection Office, is kept and cannot be changed.',
  ),
  return: word('单位会收到通知，要重新答复。', 'The unit is told and has to answer anew.'),
  confirm: word(
    '单位按承诺的日期整改；题办完后督办单自动办结。',
    'The unit puts it right by its day; the order closes when the case is done.',
  ),
  close: word('办结后不能再打开；题本身照常办理。', 'It cannot be opened again. The case itself goes on.'),
}

const yes = ({ zh, en }: Word): Word => word(`确认${zh}`, `Yes: ${en}`)

/** One act on a 督办单, on the spot; what was typed stays until it has gone through. */
export function OrderActForm({ one, act, onEnd }: { one: Order; act: Act; onEnd: () => void }) {
  const say = useSay()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const { supervision } = trpc.useUtils()
  const [said, setSaid] = useState({ reason: '', measures: '', on: '' })
  const [isAsked, setAsked] = useState(false)
  const options = { onSettled: () => supervision.invalidate() }
  const answer = trpc.supervision.answerOrder.useMutation(options)
  const send = {
    answer,
    return: trpc.supervision.returnOrder.useMutation(options),
    confirm: trpc.supervision.confirmOrder.useMutation(options),
    close: trpc.supervision.closeOrder.useMutation(options),
  }[act]
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, button')?.focus(), [])
  const shortText = (text: string): Word | null =>
    text.trim().length < LEAST
      ? word(`请写清楚，至少 ${LEAST} 个字`, `Please say more: at least ${LEAST} characters`)
      : null
  const wrong = {
    reason: act === 'confirm' ? null : shortText(said.reason),
    measures: act === 'answer' ? shortText(said.measures) : null,
    on: act === 'answer' && said.on === '' ? word('请选日期', 'Please choose a day') : null,
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (wrong.reason || wrong.measures || wrong.on || send.isPending) return
    const of = { caseNo: one.caseNo, steps: one.steps }
    const words = { reason: said.reason.trim(), measures: said.measures.trim(), on: said.on }
    const done = await send.mutateAsync({ ...of, ...words }).catch(() => null)
    if (done !== null) onEnd()
  }
  const note = (name: keyof typeof wrong) => (
    <p id={`${id}-${name}-wrong`} className="words-wrong" role="status">
      {isAsked && wrong[name] ? say(wrong[name]) : null}
    </p>
  )
  const textField = (name: 'reason' | 'measures', label: Word) => (
    <>
      <label htmlFor={`${id}-${name}`}>{say(label)}</label>
      <TextArea
        id={`${id}-${name}`}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={MOST}
        value={said[name]}
        onChange={event => setSaid({ ...said, [name]: event.target.value })}
        aria-invalid={isAsked && wrong[name] !== null}
        aria-describedby={`${id}-${name}-wrong`}
      />
      {note(name)}
    </>
  )
  return (
    <form
      ref={form}
      className="order-form"
      noValidate
      aria-label={say(ORDER_ACT_WORDS[act])}
      onSubmit={event => void submit(event)}
    >
      {act === 'confirm' ? null : textField('reason', REASONS[act])}
      {act === 'answer' ? (
        <>
          {textField('measures', word('采取什么措施', 'What is done about it'))}
          <label htmlFor={`${id}-on`}>
            {say({
              zh: '哪一天以前整改好（开单起十个工作日内）',
              en: 'Put right by (within ten working days of the issue)',
            })}
          </label>
          <Input
            id={`${id}-on`}
            type="date"
            className="form-short"
            value={said.on}
            onChange={event => setSaid({ ...said, on: event.target.value })}
            aria-invalid={isAsked && wrong.on !== null}
            aria-describedby={`${id}-on-wrong`}
          />
          {note('on')}
        </>
      ) : null}
      <p className="soft">{say(CONSEQUENCES[act])}</p>
      {send.error ? <Alert role="alert" type="error" showIcon title={say(failureOf(send.error).message)} /> : null}
      <div className="order-acts">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {say(act === 'confirm' ? ORDER_ACT_WORDS.confirm : yes(ORDER_ACT_WORDS[act]))}
        </Button>
        <Button disabled={send.isPending} onClick={onEnd}>
          {say({ zh: '不了', en: 'No' })}
        </Button>
      </div>
    </form>
  )
}
