import Button from 'antd/es/button'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../ui/use-say.ts'

/** The one time backup codes can be read: stored are their fingerprints alone. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const say = useSay()
  const [isCopied, setCopied] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const copy = () =>
    navigator.clipboard?.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <section className="backup-codes" aria-labelledby="backup-title">
      <h2 id="backup-title" ref={title} tabIndex={-1}>
        {say({ zh: '备用码只显示这一次', en: 'Backup codes, shown this once' })}
      </h2>
      <p>
        {say({
          zh: '手机不在身边时，每个备用码可以代替验证码用一次。请抄下或打印，放在安全的地方，不要和密码放在一起。',
          en: 'Without your phone, each of these stands in for a code, once. Write them down or print them; keep them apart from your password.',
        })}
      </p>
      <ul>
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="sure-answers">
        <Button onClick={() => void copy()}>
          {isCopied ? say({ zh: '已复制', en: 'Copied' }) : say({ zh: '复制', en: 'Copy' })}
        </Button>
        <Button onClick={() => window.print()}>{say({ zh: '打印', en: 'Print' })}</Button>
        <Button type="primary" onClick={onDone}>
          {say({ zh: '已保存好，继续', en: 'Kept safe, go on' })}
        </Button>
      </div>
    </section>
  )
}
