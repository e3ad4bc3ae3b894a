import './sign-in.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'
import { CampusFirst } from './campus-ways.tsx'
import { DemoPeople } from './demo-people.tsx'
import { enterAfterSignIn } from './enter.ts'
import { FinishSignIn } from './finish-sign-in.tsx'
import { FirstAdmin } from './first-admin.tsx'
import { postAuth } from './post-auth.ts'

/** Sign-in with username and password; the demo's people by one click; the first administrator by the link of the first start. */
export function SignInPage() {
  const say = useSay()
  const token = new URLSearchParams(window.location.search).get('first')
  const people = trpc.session.demoPeople.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY })
  const isDemo = (people.data?.length ?? 0) > 0
  const me = trpc.session.me.useQuery(undefined, { staleTime: 0, refetchOnWindowFocus: false })
  const step = me.data?.arriving?.step ?? null
  return (
    <main className={`sign-in${isDemo && !token && !step ? ' sign-in-demo' : ''}`}>
      <header className="sign-in-head">
        <a href="/" className="sign-in-brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          {say({ zh: '作业本', en: 'Zuoyeben' })}
        </a>
        <LanguageSwitch />
      </header>
      {token ? (
        <FirstAdmin token={token} />
      ) : step && me.data?.arriving ? (
        <FinishSignIn arriving={me.data.arriving} />
      ) : (
        <div className="sign-in-columns">
          <CampusFirst>
            <PasswordForm />
          </CampusFirst>
          {isDemo ? <DemoPeople people={people.data ?? []} /> : null}
        </div>
      )}
      <p className="sign-in-foot">
        <a href="/">{say({ zh: '我是来反映问题的', en: 'I want to submit something' })}</a>
      </p>
    </main>
  )
}

function PasswordForm() {
  const say = useSay()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Word | null>(null)
  const [isBusy, setBusy] = useState(false)
  const utils = trpc.useUtils()
  const submit = async () => {
    if (!username.trim() || !password) {
      setProblem({ zh: '请填写用户名和密码。', en: 'Please fill in username and password.' })
      return
    }
    setBusy(true)
    const why = await postAuth('sign-in/username', { username: username.trim(), password })
    if (why) {
      setProblem(why.message)
      setBusy(false)
      return
    }
    const me = await utils.session.me.fetch(undefined, { staleTime: 0 })
    if (!me.arriving) enterAfterSignIn(me.appointments.length > 0)
  }
  return (
    <form
      className="sign-in-card"
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{say({ zh: '登录', en: 'Sign in' })}</h1>
      <label htmlFor="username">{say({ zh: '用户名', en: 'Username' })}</label>
      <Input
        id="username"
        size="large"
        autoComplete="username"
        value={username}
        onChange={event => setUsername(event.target.value)}
      />
      <label htmlFor="password">{say({ zh: '密码', en: 'Password' })}</label>
      <Input.Password
        id="password"
        size="large"
        autoComplete="current-password"
        value={password}
        onChange={event => setPassword(event.target.value)}
      />
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
      <Button type="primary" size="large" htmlType="submit" loading={isBusy} block>
        {say({ zh: '登录', en: 'Sign in' })}
      </Button>
    </form>
  )
}
