import { startRegistration } from '@simplewebauthn/browser'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { lazy, Suspense, useState } from 'react'
import { type Outputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { BackupCodes } from './backup-codes.tsx'
import { mayUsePasskeys } from './passkey.ts'
import type { Proved } from './use-proof.tsx'
import { useWork } from './use-work.ts'

const Qr = lazy(() => import('../intake/qr.tsx'))
type Key = Outputs['account']['beginCodes']

/** Adds a code generator or a passkey; the first one brings the backup codes, which are shown before anything goes on. */
export function EnrolFactor({ onDone, proved = work => work() }: { onDone: () => void; proved?: Proved }) {
  const say = useSay()
  const [key, setKey] = useState<Key | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { isBusy, problem, run } = useWork()
  const begin = trpc.account.beginCodes.useMutation()
  const ask = trpc.account.beginPasskey.useMutation()
  const confirm = trpc.account.confirmPasskey.useMutation()
  const done = ({ backupCodes }: { backupCodes: readonly string[] }) =>
    backupCodes.length > 0 ? setCodes(backupCodes) : onDone()
  const addPasskey = () =>
    run(async () => {
      const answer = await startRegistration({ optionsJSON: await proved(() => ask.mutateAsync()) })
      done(await confirm.mutateAsync({ answer, name: '' }))
    })
  if (codes) return <BackupCodes codes={codes} onDone={onDone} />
  if (key) return <ConfirmCodes given={key} proved={proved} onDone={done} onBack={() => setKey(null)} />
  return (
    <div className="enrol">
      <div className="enrol-way">
        <b>{say({ zh: '手机验证器（推荐）', en: 'Authenticator on your phone (recommended)' })}</b>
        <p className="soft">
          {say({
            zh: '任何支持 TOTP 的验证器都可以，例如微信小程序“腾讯身份验证器”、微软或谷歌验证器。不用联网。',
            en: 'Any TOTP app will do, such as Microsoft or Google Authenticator. It needs no network.',
          })}
        </p>
        <Button
          type="primary"
          loading={isBusy}
          onClick={() => void run(async () => setKey(await proved(() => begin.mutateAsync())))}
        >
          {say({ zh: '用手机验证器', en: 'Use an authenticator' })}
        </Button>
      </div>
      <div className="enrol-way">
        <b>{say({ zh: '通行密钥', en: 'Passkey' })}</b>
        <p className="soft">
          {mayUsePasskeys()
            ? say({
                zh: '用本机的指纹、人脸、PIN 或安全钥匙验证。每台设备各设一个。',
                en: 'Fingerprint, face, PIN or a security key of this device. One for each device.',
              })
            : say({
                zh: '这个地址用不了通行密钥：它只认域名，不认 IP 地址。',
                en: 'Not possible at this address: a passkey knows names of sites, not bare addresses.',
              })}
        </p>
        <Button disabled={!mayUsePasskeys()} loading={isBusy} onClick={() => void addPasskey()}>
          {say({ zh: '用通行密钥', en: 'Use a passkey' })}
        </Button>
      </div>
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
    </div>
  )
}

function ConfirmCodes(props: {
  given: Key
  proved: Proved
  onDone: (answer: { backupCodes: readonly string[] }) => void
  onBack: () => void
}) {
  const { given, proved, onDone, onBack } = props
  const say = useSay()
  const [code, setCode] = useState('')
  const { isBusy, problem, run } = useWork()
  const confirm = trpc.account.confirmCodes.useMutation()
  const submit = () => run(async () => onDone(await proved(() => confirm.mutateAsync({ code }))))
  return (
    <form
      className="enrol"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (code.trim()) void submit()
      }}
    >
      <ol className="enrol-steps">
        <li>
          {say({ zh: '用验证器扫这个码', en: 'Scan this with the authenticator' })}
          <div className="enrol-qr">
            <Suspense fallback={null}>
              <Qr text={given.uri} label={say({ zh: '验证器密钥的二维码', en: 'QR code of the key' })} />
            </Suspense>
          </div>
          <details>
            <summary>{say({ zh: '扫不了？手动输入密钥', en: 'Cannot scan? Type the key' })}</summary>
            <code className="enrol-key">{(given.key.match(/.{1,4}/g) ?? []).join(' ')}</code>
            <p>
              <a href={given.uri}>
                {say({ zh: '在这台手机的验证器里打开', en: 'Open in the authenticator of this phone' })}
              </a>
            </p>
          </details>
        </li>
        <li>
          <label htmlFor="enrol-code">
            {say({ zh: '输入验证器显示的 6 位数字', en: 'Type the six digits it shows' })}
          </label>
          <Input
            id="enrol-code"
            size="large"
            className="second-code"
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={9}
            placeholder="000000"
            value={code}
            aria-invalid={Boolean(problem)}
            aria-describedby="enrol-problem"
            onChange={event => setCode(event.target.value)}
          />
        </li>
      </ol>
      <div id="enrol-problem">{problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}</div>
      <div className="sure-answers">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {say({ zh: '确认', en: 'Confirm' })}
        </Button>
        <Button onClick={onBack}>{say({ zh: '换一种方式', en: 'Another way' })}</Button>
      </div>
    </form>
  )
}
