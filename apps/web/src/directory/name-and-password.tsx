import './sign-in.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'
import { postAuth } from './post-auth.ts'

/** The first step of signing in. `onIn`: name and password were right; a second step may be left. */
export function NameAndPassword({ onIn }: { onIn: () => Promise<void> }) {
  const say = useSay()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Word | null>(null)
  const [isBusy, setBusy] = useState(false)
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
    await onIn()
    setBusy(false)
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
