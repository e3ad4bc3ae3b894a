import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { enterAfterSignIn } from './enter.ts'
import { Labelled } from './labelled.tsx'
import { emptyOnes } from './use-problems.ts'

const OFFLINE = word('网络没有连上，请再试一次。', 'No connection. Please try again.')
const RULE = word(
  '至少 12 个字符，含小写字母、大写字母、数字、其他符号中的三类',
  'At least 12 characters, with three of: small letters, capitals, digits, other signs',
)

interface Said {
  readonly message?: Word
  readonly fields?: readonly { readonly field: string; readonly message: Word }[]
}

/** What is wrong, by field; null when the password is changed. */
async function change(currentPassword: string, newPassword: string): Promise<Readonly<Record<string, Word>> | null> {
  try {
    const answer = await fetch('/api/auth/change-password', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ currentPassword, newPassword }),
    })
    if (answer.ok) return null
    const { fields = [], message = OFFLINE } = (await answer.json()) as Said
    const [first] = fields
    return first ? { newPassword: first.message } : { currentPassword: message }
  } catch {
    return { newPassword: OFFLINE }
  }
}

/** A password of one's own; `present` is known where somebody has just signed in with a first password, which must not stay. */
export function NewPassword({ present }: { present: string | null }) {
  const say = useSay()
  const utils = trpc.useUtils()
  const [values, setValues] = useState({ currentPassword: present ?? '', newPassword: '' })
  const [problems, setProblems] = useState<Readonly<Record<string, Word>>>({})
  const [isBusy, setBusy] = useState(false)
  const submit = async () => {
    const empty = emptyOnes(values)
    setProblems(empty)
    if (Object.keys(empty).length > 0) return
    setBusy(true)
    const wrong = await change(values.currentPassword, values.newPassword)
    if (wrong) {
      setProblems(wrong)
      setBusy(false)
    } else enterAfterSignIn((await utils.session.me.fetch(undefined, { staleTime: 0 })).appointments.length > 0)
  }
  const field = (key: keyof typeof values, label: Word, complete: string, hint?: Word) => (
    <Labelled id={key} label={label} {...(hint ? { hint } : {})} problem={problems[key]}>
      {tied => (
        <Input.Password
          {...tied}
          size="large"
          maxLength={128}
          autoComplete={complete}
          value={values[key]}
          onChange={event => setValues({ ...values, [key]: event.target.value })}
        />
      )}
    </Labelled>
  )
  return (
    <form
      className="sign-in-card"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{say({ zh: '修改密码', en: 'Change the password' })}</h1>
      {present === null ? (
        field('currentPassword', word('当前密码', 'Present password'), 'current-password')
      ) : (
        <Alert
          type="info"
          showIcon
          title={say({
            zh: '你用的是别人给的首次密码，请换成只有自己知道的。改好后岗位生效。',
            en: 'You used a first password that somebody gave you. Choose one that only you know; your roles count from then.',
          })}
        />
      )}
      {field('newPassword', word('新密码', 'New password'), 'new-password', RULE)}
      {present !== null && problems.currentPassword ? (
        <Alert role="alert" type="error" showIcon title={say(problems.currentPassword)} />
      ) : null}
      <Button type="primary" size="large" htmlType="submit" loading={isBusy} block>
        {say({ zh: '修改密码', en: 'Change the password' })}
      </Button>
    </form>
  )
}
