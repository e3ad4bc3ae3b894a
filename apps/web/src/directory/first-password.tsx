import Button from 'antd/es/button'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../ui/use-say.ts'

/** The one time a first password can be read: it is stored as a hash alone. */
export function FirstPassword({
  given,
  onDone,
}: {
  given: { username: string; password: string }
  onDone: () => void
}) {
  const say = useSay()
  const [isCopied, setCopied] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const copy = () =>
    navigator.clipboard?.writeText(given.password).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <div ref={box} className="first-password" role="status">
      <b>{say({ zh: '首次密码只显示这一次', en: 'The first password is shown this once' })}</b>
      <dl>
        <div>
          <dt>{say({ zh: '用户名', en: 'Username' })}</dt>
          <dd>{given.username}</dd>
        </div>
        <div>
          <dt>{say({ zh: '首次密码', en: 'First password' })}</dt>
          <dd>{given.password}</dd>
        </div>
      </dl>
      <p>
        {say({
          zh: '请当面或电话告诉本人。首次登录须改密码，改好后岗位才生效。没有记下可以再发一个。',
          en: 'Tell the person in private. It must be changed at the first sign-in; roles count from then. If it gets lost, give another.',
        })}
      </p>
      <div className="sure-answers">
        <Button onClick={() => void copy()}>
          {isCopied ? say({ zh: '已复制', en: 'Copied' }) : say({ zh: '复制密码', en: 'Copy the password' })}
        </Button>
        <Button type="primary" onClick={onDone}>
          {say({ zh: '记下了', en: 'Noted' })}
        </Button>
      </div>
    </div>
  )
}
