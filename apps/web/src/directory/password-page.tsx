import './sign-in.css'
import Alert from 'antd/es/alert'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { trpc } from '../trpc.ts'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'
import { type AuthProblem, postAuth } from './post-auth.ts'

type Key = 'currentPassword' | 'newPassword' | 'again'
const FIELDS: readonly { key: Key; label: Word; hint: Word | null; autoComplete: string }[] = [
  {
    key: 'currentPassword',
    label: { zh: '现在的密码', en: 'Present password' },
    hint: null,
    autoComplete: 'current-password',
  },
  {
    key: 'newPassword',
    label: { zh: '新密码', en: 'New password' },
    hint: {
      zh: '至少 12 个字符，大写、小写、数字、符号中至少三类',
      en: 'At least 12 characters; three of capitals, small letters, digits, signs',
    },
    autoComplete: 'new-password',
  },
  { key: 'again', label: { zh: '再输一次', en: 'Once more' }, hint: null, autoComplete: 'new-password' },
]
const TITLE: Word = { zh: '更换密码', en: 'Change the password' }
const REQUIRED: Word = { zh: '必填', en: 'Required' }
const DIFFERENT: Word = { zh: '两次输入不一样', en: 'The two do not match' }

/** Changes one's own password, in the frame of the desk. */
export function PasswordPage() {
  const say = useSay()
  const [, go] = useLocation()
  return (
    <ScrollPage name={say(TITLE)} className="password-page">
      <PasswordForm onDone={() => go('/account')} />
    </ScrollPage>
  )
}

/** With a first password given by somebody else, or an old one, nothing else is open until it is changed: `why` says so. */
export function PasswordForm({ why: reason, onDone }: { why?: Word; onDone: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const utils = trpc.useUtils()
  const [values, setValues] = useState<Readonly<Record<Key, string>>>({
    currentPassword: '',
    newPassword: '',
    again: '',
  })
  const [problem, setProblem] = useState<AuthProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async () => {
    const fields: Partial<Record<Key, Word>> = {}
    for (const { key } of FIELDS) if (!values[key]) fields[key] = REQUIRED
    if (values.again && values.again !== values.newPassword) fields.again = DIFFERENT
    if (Object.keys(fields).length > 0) return setProblem({ message: REQUIRED, fields })
    setBusy(true)
    const { currentPassword, newPassword } = values
    const why = await postAuth('change-password', { currentPassword, newPassword })
    setBusy(false)
    setProblem(why)
    if (why) return
    void message.success(say({ zh: '密码已更换，其他设备已退出登录', en: 'Changed; other devices are signed out' }))
    await utils.session.me.invalidate()
    onDone()
  }
  const title = say(TITLE)
  const wrong = problem && Object.keys(problem.fields).length > 0 ? problem.fields : {}
  return (
    <form
      className="sign-in-card"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{title}</h1>
      {reason ? <p className="soft">{say(reason)}</p> : null}
      {FIELDS.map(({ key, label, hint, autoComplete }) => (
        <div key={key}>
          <label htmlFor={key}>{say(label)}</label>
          <Input.Password
            id={key}
            size="large"
            autoComplete={autoComplete}
            value={values[key]}
            aria-invalid={Boolean(wrong[key])}
            aria-describedby={`${key}-hint`}
            {...(wrong[key] ? { status: 'error' as const } : {})}
            onChange={event => setValues({ ...values, [key]: event.target.value })}
          />
          <p id={`${key}-hint`} className={wrong[key] ? 'sign-in-problem' : 'soft'}>
            {wrong[key] ? say(wrong[key]) : hint ? say(hint) : ''}
          </p>
        </div>
      ))}
      {problem && wrong === problem.fields ? null : problem ? (
        <Alert role="alert" type="error" showIcon title={say(problem.message)} />
      ) : null}
      <Button type="primary" size="large" htmlType="submit" loading={isBusy} block>
        {title}
      </Button>
    </form>
  )
}
