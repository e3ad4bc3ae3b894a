import Alert from 'antd/es/alert'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { Labelled } from './labelled.tsx'
import type { FoundPerson } from './person-row.tsx'
import { Sure } from './sure.tsx'

const END = word('此人在所有设备上立即退出登录。', 'The person is signed out on every device at once.')

/** What may be done with the sign-in of one person. */
export function SignInRow({ person }: { person: FoundPerson }) {
  const say = useSay()
  const { message } = App.useApp()
  const [isResetting, setResetting] = useState(false)
  const endSessions = trpc.directory.endSessions.useMutation()
  const end = async (): Promise<Word | null> => {
    try {
      await endSessions.mutateAsync({ personId: person.id })
      void message.success(say({ zh: '已结束全部登录', en: 'Signed out everywhere' }))
      return null
    } catch (error) {
      return failureOf(error).message
    }
  }
  if (isResetting) return <ResetForm person={person} onClose={() => setResetting(false)} />
  return (
    <div className="person-acts">
      {person.hasFactor ? (
        <Button
          size="small"
          aria-label={say({ zh: `重置验证：${person.name}`, en: `Reset the factor: ${person.name}` })}
          onClick={() => setResetting(true)}
        >
          {say({ zh: '重置验证', en: 'Reset the factor' })}
        </Button>
      ) : null}
      {person.isActive ? (
        <Sure name={word('结束登录', 'Sign out')} whom={person.name} consequence={END} act={end} />
      ) : null}
    </div>
  )
}

function ResetForm({ person, onClose }: { person: FoundPerson; onClose: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const utils = trpc.useUtils()
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Word | undefined>()
  const [problem, setProblem] = useState<Word | null>(null)
  const reset = trpc.directory.resetFactors.useMutation()
  const submit = async () => {
    if (!reason.trim()) return setWrong(word('必填：说明怎样核对了本人身份', 'Required: how you made sure who it is'))
    try {
      await reset.mutateAsync({ personId: person.id, reason: reason.trim() })
      void message.success(say({ zh: '已重置，已通知本人', en: 'Reset; the person is told' }))
      onClose()
      await utils.directory.people.invalidate()
    } catch (error) {
      const { problems, message: why } = failureOf(error)
      setProblem(problems[0]?.message ?? why)
    }
  }
  return (
    <form
      className="sign-ins-act sure"
      noValidate
      aria-label={say({ zh: `重置验证：${person.name}`, en: `Reset the factor: ${person.name}` })}
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <p>
        {say({
          zh: '此人的验证器、通行密钥和备用码全部失效，所有设备退出登录；下次登录须先重新设置，才能继续工作。',
          en: 'Authenticator, passkeys and codes of this person end, and so do all sessions. A new factor is set up at the next sign-in, before anything else.',
        })}
      </p>
      <Labelled
        id={`reason-${person.id}`}
        label={word('理由', 'Reason')}
        hint={word('例如：手机丢失，已当面核对工作证', 'Such as: phone lost, staff card checked in person')}
        problem={wrong}
      >
        {tied => (
          <Input
            {...tied}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={event => {
              setReason(event.target.value)
              setWrong(undefined)
            }}
          />
        )}
      </Labelled>
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
      <div className="sure-answers">
        <Button type="primary" htmlType="submit" loading={reset.isPending}>
          {say({ zh: '确认重置', en: 'Yes: reset' })}
        </Button>
        <Button onClick={onClose}>{say({ zh: '不了', en: 'No' })}</Button>
      </div>
    </form>
  )
}
