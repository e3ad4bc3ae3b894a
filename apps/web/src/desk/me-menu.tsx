import UserOutlined from '@ant-design/icons/es/icons/UserOutlined'
import type { Role } from '@zuoyeben/lifecycle'
import Button from 'antd/es/button'
import { useRef } from 'react'
import { signOutTo } from '../directory/way-out.ts'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import type { Me } from './me.ts'

/** Who is signed in, with which roles; the way out, and in the demo to somebody else. */
export function MeMenu({ me, onKeys }: { me: Me; onKeys: () => void }) {
  const say = useSay()
  const details = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (details.current) details.current.open = false
  }
  return (
    <details
      className="me"
      ref={details}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') close()
      }}
    >
      <summary aria-label={me.person?.name ?? ''}>
        <UserOutlined aria-hidden="true" />
        <span className="me-name">{me.person?.name}</span>
      </summary>
      <div className="me-card">
        <b>{me.person?.name}</b>
        <ul>
          {me.appointments.map(one => (
            <li key={`${one.role}-${one.unit.id}-${one.branch?.id ?? ''}`}>
              {say(ROLE_WORDS[one.role as Role])}
              <span className="soft"> · {say(one.branch ? one.branch.name : one.unit.name)}</span>
            </li>
          ))}
        </ul>
        <Button
          block
          type="text"
          onClick={() => {
            close()
            onKeys()
          }}
        >
          {say({ zh: '键盘操作', en: 'Keyboard' })} <kbd>?</kbd>
        </Button>
        <Button block type="text" href="/desk/sight">
          {say({ zh: '我能看到什么', en: 'What I may see' })}
        </Button>
        <Button block type="text" href="/desk/account">
          {say({ zh: '我的账号', en: 'My account' })}
        </Button>
        <Button block type="text" href="/told">
          {say({ zh: '通知方式', en: 'How I am told' })}
        </Button>
        <Button block type="text" href="/ways-in">
          {say({ zh: '登录方式', en: 'Ways to sign in' })}
        </Button>
        <Button block type="text" href="/privacy">
          {say({ zh: '我的隐私', en: 'My privacy' })}
        </Button>
        <Button block type="text" href="/">
          {say({ zh: '去提交页', en: 'To the front page' })}
        </Button>
        {me.demo ? (
          <Button block type="text" href="/sign-in">
            {say({ zh: '换个人（演示）', en: 'Be somebody else (demo)' })}
          </Button>
        ) : null}
        <Button block onClick={() => void signOutTo('/sign-in')}>
          {say({ zh: '退出登录', en: 'Sign out' })}
        </Button>
      </div>
    </details>
  )
}
