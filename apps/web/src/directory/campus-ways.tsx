import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import type { ReactNode } from 'react'
import { type Outputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { campusProblem, isInWechat, WAY_WORDS } from '../words/campus.ts'

type Way = Outputs['campus']['ways']['ways'][number]

/** Ways that work in this browser: WeChat inside WeChat alone, and there first. */
export function waysHere(ways: readonly Way[], inWechat: boolean): Way[] {
  const rest = ways.filter(way => way !== 'wechatWeb')
  return inWechat && ways.includes('wechatWeb') ? ['wechatWeb', ...rest] : rest
}

/** The campus first, where it is set; local accounts behind it. Nothing is shown before it is known which. */
export function CampusFirst({ children }: { children: ReactNode }) {
  const say = useSay()
  const ways = trpc.campus.ways.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY })
  const asked = new URLSearchParams(window.location.search)
  const next = asked.get('next')
  const problem = campusProblem(asked.get('problem'))
  if (ways.isPending) return null
  const here = waysHere(ways.data?.ways ?? [], isInWechat())
  const told = problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null
  if (here.length === 0)
    return (
      <>
        {told}
        {children}
      </>
    )
  return (
    <div className="sign-in-ways">
      <section className="sign-in-card" aria-labelledby="campus-title">
        <h1 id="campus-title">{say({ zh: '登录', en: 'Sign in' })}</h1>
        {told}
        {here.map((way, at) => (
          <Button
            key={way}
            type={at === 0 ? 'primary' : 'default'}
            size="large"
            block
            href={`/api/campus/${way}/go${next ? `?next=${encodeURIComponent(next)}` : ''}`}
          >
            {say(way === 'wechatWeb' ? { zh: '微信登录', en: 'Sign in with WeChat' } : WAY_WORDS[way])}
          </Button>
        ))}
        <p className="soft">
          {say({
            zh: '会到学校的登录页输入密码，这里看不到它。',
            en: 'You type the password on the university’s own page; it is never seen here.',
          })}
        </p>
      </section>
      <details className="sign-in-local">
        <summary>{say({ zh: '用平台账号登录', en: 'Sign in with a local account' })}</summary>
        {children}
      </details>
    </div>
  )
}
