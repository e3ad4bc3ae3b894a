import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'

const FIELDS: readonly { key: 'name' | 'username' | 'password'; label: Word; hint: Word }[] = [
  {
    key: 'name',
    label: { zh: '姓名', en: 'Name' },
    hint: { zh: '真实姓名，记入审计', en: 'Your real name; it is audited' },
  },
  {
    key: 'username',
    label: { zh: '用户名', en: 'Username' },
    hint: { zh: '可以用工号', en: 'A staff number will do' },
  },
  {
    key: 'password',
    label: { zh: '密码', en: 'Password' },
    hint: {
      zh: '至少 12 个字符，大写、小写、数字、符号中至少三类',
      en: 'At least 12 characters; three of capitals, small letters, digits, signs',
    },
  },
]
type Values = Readonly<Record<'name' | 'username' | 'password', string>>

/** Claims one of the one-time links that the first start prints; the role is bound to the link. */
export function FirstAdmin({ token }: { token: string }) {
  const say = useSay()
  const [values, setValues] = useState<Values>({ name: '', username: '', password: '' })
  const [problems, setProblems] = useState<Partial<Record<string, Word>>>({})
  const [message, setMessage] = useState<Word | null>(null)
  const claim = trpc.session.claimAdmin.useMutation({
    onSuccess: () => window.location.assign('/sign-in'),
    onError: error => {
      const { problems: wrong, message: why } = failureOf(error)
      setProblems(Object.fromEntries(wrong.map(problem => [problem.path, problem.message])))
      // The link itself has no field to stand under.
      const aboutTheLink = wrong.find(problem => problem.path === 'token')?.message
      setMessage(aboutTheLink ?? (wrong.length > 0 ? null : why))
    },
  })
  const submit = () => {
    const wrong: Partial<Record<string, Word>> = {}
    for (const { key } of FIELDS) if (!values[key].trim()) wrong[key] = { zh: '必填', en: 'Required' }
    if (!wrong.password && values.password.length < 12)
      wrong.password = { zh: '至少 12 个字符', en: 'At least 12 characters' }
    setProblems(wrong)
    if (Object.keys(wrong).length === 0) claim.mutate({ token, ...values })
  }
  return (
    <form
      className="sign-in-card"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <h1>{say({ zh: '设立首位管理员', en: 'First administrator' })}</h1>
      <p className="soft">
        {say({
          zh: '这个链接只能用一次，来自第一次启动时的提示。系统、安全、审计三个管理员须由三个人分别担任。',
          en: 'This link works once. The system, security and audit administrators have to be three people.',
        })}
      </p>
      {FIELDS.map(({ key, label, hint }) => {
        const Control = key === 'password' ? Input.Password : Input
        return (
          <div key={key}>
            <label htmlFor={key}>{say(label)}</label>
            <Control
              id={key}
              size="large"
              autoComplete={key === 'password' ? 'new-password' : key}
              value={values[key]}
              aria-invalid={Boolean(problems[key])}
              aria-describedby={`${key}-hint`}
              {...(problems[key] ? { status: 'error' as const } : {})}
              onChange={event => setValues({ ...values, [key]: event.target.value })}
            />
            <p id={`${key}-hint`} className={problems[key] ? 'sign-in-problem' : 'soft'}>
              {say(problems[key] ?? hint)}
            </p>
          </div>
        )
      })}
      {message ? <Alert role="alert" type="error" showIcon title={say(message)} /> : null}
      <Button type="primary" size="large" htmlType="submit" loading={claim.isPending} block>
        {say({ zh: '设立', en: 'Create' })}
      </Button>
    </form>
  )
}
