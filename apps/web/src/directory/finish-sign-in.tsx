import Button from 'antd/es/button'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { EnrolFactor } from './enrol-factor.tsx'
import { enterAfterSignIn } from './enter.ts'
import { PasswordForm } from './password-page.tsx'
import { postAuth } from './post-auth.ts'
import { ProveFactor } from './prove-factor.tsx'

interface Arriving {
  readonly name: string
  readonly step: 'prove' | 'changePassword' | 'enrol'
  readonly isFirstPassword: boolean
}

const FIRST: Word = word(
  '现在用的是管理员给的初始密码。换成只有自己知道的，再继续。',
  'You still use the first password you were given. Change it to one only you know, then go on.',
)
const OLD: Word = word(
  '这个密码已经用了 90 天，按规定要换一个新的，再继续。',
  'This password is 90 days old. By the rule a new one is due, then you go on.',
)

/** The steps between the password and the desk, one after the other; until the last is done the server opens nothing else. `onDone`: where to go on instead of the page that was asked for. */
export function FinishSignIn({ arriving, onDone }: { arriving: Arriving; onDone?: () => void }) {
  const say = useSay()
  const utils = trpc.useUtils()
  const goOn = async () => {
    if (onDone) return onDone()
    const me = await utils.session.me.fetch(undefined, { staleTime: 0 })
    if (me.person) enterAfterSignIn(me.appointments.length > 0)
  }
  const leave = async () => {
    await postAuth('sign-out', {})
    window.location.assign('/sign-in')
  }
  return (
    <div className="finish">
      {arriving.step === 'prove' ? <ProveFactor name={arriving.name} onDone={() => void goOn()} /> : null}
      {arriving.step === 'changePassword' ? (
        <PasswordForm why={arriving.isFirstPassword ? FIRST : OLD} onDone={() => void goOn()} />
      ) : null}
      {arriving.step === 'enrol' ? (
        <section className="sign-in-card" aria-labelledby="enrol-title">
          <h1 id="enrol-title">{say({ zh: '设置第二步验证', en: 'Set up your second factor' })}</h1>
          <p className="soft">
            {say({
              zh: `${arriving.name}，你的岗位能看到提交人的身份，登录除密码外还要一步验证（等保三级要求）。设好之前，系统不打开任何内容。`,
              en: `${arriving.name}, your role is shown who submitters are: besides the password a second factor is required. Nothing is open until it is set up.`,
            })}
          </p>
          <EnrolFactor onDone={() => void goOn()} />
        </section>
      ) : null}
      <Button type="text" onClick={() => void leave()}>
        {say({ zh: '换个账号登录', en: 'Sign in as somebody else' })}
      </Button>
    </div>
  )
}
