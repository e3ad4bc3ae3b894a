import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import type { Item } from './change-data.ts'

/** The reason, and laying what was written before the second person. Refused, everything stays where it was typed. */
export function ProposeChange(props: {
  item: Item
  base: number
  body: unknown
  isReady: boolean
  reasonFor: Word
  onSent: () => void
}) {
  const { item, base, body, isReady, reasonFor, onSent } = props
  const say = useSay()
  const id = useId()
  const utils = trpc.useUtils()
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const propose = trpc.changes.propose.useMutation({ onSettled: () => utils.changes.invalidate() })
  const mayGo = isReady && zh.trim().length >= 2
  const problems = propose.error ? failureOf(propose.error) : null
  return (
    <form
      className="change-propose"
      onSubmit={event => {
        event.preventDefault()
        const reason = { zh: zh.trim(), en: en.trim().length >= 2 ? en.trim() : zh.trim() }
        if (mayGo && !propose.isPending) propose.mutate({ ...item, base, body, reason }, { onSuccess: onSent })
      }}
    >
      <div>
        <label htmlFor={`${id}-zh`}>{say(reasonFor)}</label>
        <Input id={`${id}-zh`} value={zh} maxLength={200} onChange={event => setZh(event.target.value)} />
      </div>
      <div>
        <label htmlFor={`${id}-en`}>{say(word('理由（英文，可不填）', 'Reason in English'))}</label>
        <Input id={`${id}-en`} value={en} maxLength={200} onChange={event => setEn(event.target.value)} />
      </div>
      <Button type="primary" htmlType="submit" loading={propose.isPending} disabled={!mayGo}>
        {say({ zh: '送审', en: 'Lay before the second person' })}
      </Button>
      {problems ? (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say(problems.message)}
          description={problems.problems.map(({ path, message }) => `${path} ${say(message)}`).join(' · ')}
        />
      ) : null}
    </form>
  )
}
