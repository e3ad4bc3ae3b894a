import { startAuthentication } from '@simplewebauthn/browser'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { mayUsePasskeys } from './passkey.ts'
import { useWork } from './use-work.ts'

/**
 * The second step of signing in: a code, a passkey, or one of the backup codes. `again`: somebody who is in shows it once more, before
 * something that only they may do.
 */
export function ProveFactor(props: { name?: string; again?: { onCancel: () => void }; onDone: () => void }) {
  const { name = '', again, onDone } = props
  const say = useSay()
  const factors = trpc.account.factors.useQuery(undefined, { staleTime: 0 })
  const [isBackup, setBackup] = useState(false)
  const [code, setCode] = useState('')
  const { isBusy, problem, run } = useWork()
  const prove = trpc.account.proveByCode.useMutation()
  const ask = trpc.account.askPasskey.useMutation()
  const answer = trpc.account.proveByPasskey.useMutation()
  if (factors.isPending) return <Skeleton active className="sign-in-card" />
  const kinds = factors.data?.kinds ?? []
  const hasPasskey = kinds.includes('passkey') && mayUsePasskeys()
  const takesCode = kinds.includes('totp') || isBackup
  const byPasskey = () =>
    run(async () => {
      const optionsJSON = await ask.mutateAsync()
      await answer.mutateAsync({ answer: await startAuthentication({ optionsJSON }) })
      onDone()
    })
  const byCode = () =>
    run(async () => {
      await prove.mutateAsync({ code })
      onDone()
    })
  return (
    <form
      className={again ? 'sign-in-card prove-again' : 'sign-in-card'}
      {...(again ? { 'aria-label': say({ zh: '先确认是你本人', en: 'First show that it is you' }) } : {})}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (code.trim()) void byCode()
      }}
    >
      {again ? (
        <>
          <h3>{say({ zh: '先确认是你本人', en: 'First show that it is you' })}</h3>
          <p className="soft">
            {say({
              zh: '改动第二步验证前要再验证一次，5 分钟内有效。验证后，刚才的操作会接着做。',
              en: 'Before a factor is changed it is asked for again; that lasts 5 minutes. Then what you began goes on.',
            })}
          </p>
        </>
      ) : (
        <>
          <h1>{say({ zh: '第二步验证', en: 'Second step' })}</h1>
          <p className="soft">
            {say({ zh: `${name}，密码正确，还差一步。`, en: `${name}, the password is right. One step is left.` })}
          </p>
        </>
      )}
      {hasPasskey ? (
        <Button
          type={takesCode ? 'default' : 'primary'}
          size="large"
          block
          loading={isBusy}
          onClick={() => void byPasskey()}
        >
          {say({ zh: '用通行密钥验证', en: 'Use a passkey' })}
        </Button>
      ) : null}
      {takesCode ? (
        <>
          <label htmlFor="second-code">
            {isBackup
              ? say({ zh: '备用码', en: 'Backup code' })
              : say({ zh: '验证器上的 6 位数字', en: 'The six digits of your authenticator' })}
          </label>
          <Input
            key={String(isBackup)}
            id="second-code"
            size="large"
            autoFocus
            className="second-code"
            autoComplete="one-time-code"
            inputMode={isBackup ? 'text' : 'numeric'}
            maxLength={20}
            placeholder={isBackup ? 'abcd-2345' : '000000'}
            value={code}
            aria-invalid={Boolean(problem)}
            aria-describedby="second-problem"
            onChange={event => setCode(event.target.value)}
          />
        </>
      ) : null}
      <div id="second-problem">
        {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
      </div>
      {takesCode ? (
        <Button type="primary" size="large" htmlType="submit" loading={isBusy} block>
          {say({ zh: '验证', en: 'Verify' })}
        </Button>
      ) : null}
      <Button
        type="text"
        onClick={() => {
          setCode('')
          setBackup(!isBackup)
        }}
      >
        {isBackup
          ? say({ zh: '用验证器或通行密钥', en: 'Use the authenticator or a passkey' })
          : say({ zh: '手机不在身边：用备用码', en: 'No phone at hand: use a backup code' })}
      </Button>
      {again ? (
        <Button type="text" onClick={again.onCancel}>
          {say({ zh: '先不改了', en: 'Leave it as it is' })}
        </Button>
      ) : null}
      <p className="soft">
        {say({
          zh: '验证器、密钥和备用码都丢了，请联系学校的安全管理员重置。',
          en: 'If authenticator, passkey and codes are all lost, ask the security administrator for a reset.',
        })}
      </p>
    </form>
  )
}
