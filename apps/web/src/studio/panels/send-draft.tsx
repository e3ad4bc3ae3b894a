import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type ReactNode, useId, useState } from 'react'
import { type PlacedProblem, ProblemList } from '../../configuration/problem-list.tsx'
import { useSay } from '../../ui/use-say.ts'
import { type Word, word } from '../../words/word.ts'

/** How far sending is. */
export interface Conclusion {
  /** Everything that was written is with the server. */
  readonly isSaved: boolean
  readonly isBusy: boolean
  readonly problem: Word | null
}

/** What a draft changes, what is in the way of sending it, and laying it before the second person. */
export function SendDraft(props: {
  changes: ReactNode
  hasChanges: boolean
  problems: readonly PlacedProblem[]
  sending: Conclusion
  onPropose: (reason: Word) => void
}) {
  const { changes, hasChanges, problems, sending, onPropose } = props
  const say = useSay()
  const id = useId()
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const mayGo = hasChanges && problems.length === 0 && sending.isSaved && zh.trim().length >= 2
  return (
    <div className="draft-changes">
      {hasChanges ? (
        changes
      ) : (
        <p className="soft">{say({ zh: '和现在生效的没有不同。', en: 'Nothing differs from what is in force.' })}</p>
      )}
      <ProblemList title={word('送审之前要改好：', 'To be mended before it is sent:')} problems={problems} />
      <form
        className="change-propose"
        onSubmit={event => {
          event.preventDefault()
          if (mayGo && !sending.isBusy) onPropose({ zh: zh.trim(), en: en.trim().length >= 2 ? en.trim() : zh.trim() })
        }}
      >
        <div>
          <label htmlFor={`${id}-zh`}>{say({ zh: '为什么这样改', en: 'Why, in Chinese' })}</label>
          <Input id={`${id}-zh`} value={zh} maxLength={200} onChange={event => setZh(event.target.value)} />
        </div>
        <div>
          <label htmlFor={`${id}-en`}>{say({ zh: '英文理由（可不填）', en: 'Why, in English' })}</label>
          <Input id={`${id}-en`} value={en} maxLength={200} onChange={event => setEn(event.target.value)} />
        </div>
        <Button type="primary" htmlType="submit" loading={sending.isBusy} disabled={!mayGo}>
          {say({ zh: '送审', en: 'Lay before the second person' })}
        </Button>
        {sending.problem ? <Alert role="alert" type="error" showIcon title={say(sending.problem)} /> : null}
      </form>
    </div>
  )
}
