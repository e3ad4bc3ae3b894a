import './account.css'
import './administration.css'
import './sign-in.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { formatDay, useLocale } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { type Own, OwnFactors } from './own-factors.tsx'
import { OwnSessions } from './own-sessions.tsx'

/** One's own account: password, second factor, the devices that are signed in. */
export function AccountPage() {
  const say = useSay()
  const factors = trpc.account.factors.useQuery()
  const title = say({ zh: '我的账号', en: 'My account' })
  return (
    <ScrollPage className="account" name={title}>
      <h1>{title}</h1>
      {factors.isPending ? <Skeleton active /> : null}
      {factors.isError ? (
        <QuietPage
          title={say({ zh: '账号没有取到', en: 'Your account could not be loaded' })}
          action={<Button onClick={() => void factors.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
        />
      ) : null}
      {factors.data?.own ? (
        <>
          <OwnFactors own={factors.data.own} />
          <OwnPassword own={factors.data.own} />
          <OwnSessions />
        </>
      ) : null}
    </ScrollPage>
  )
}

function OwnPassword({ own }: { own: Own }) {
  const say = useSay()
  const { locale } = useLocale()
  if (own.passwordAt === null)
    return (
      <section className="account-part" aria-labelledby="own-password">
        <h2 id="own-password">{say({ zh: '密码', en: 'Password' })}</h2>
        <p className="soft">
          {say({
            zh: '你用学校统一身份登录，密码在那里更换。',
            en: 'You sign in with your campus identity; the password is changed there.',
          })}
        </p>
      </section>
    )
  const until = new Date(Date.parse(own.passwordAt) + own.passwordDays * 86_400_000).toISOString()
  return (
    <section className="account-part" aria-labelledby="own-password">
      <h2 id="own-password">{say({ zh: '密码', en: 'Password' })}</h2>
      <p>
        {say({
          zh: `${formatDay(locale, own.passwordAt)}设置。有岗位的人最迟 ${formatDay(locale, until)}更换（${own.passwordDays} 天一换）。`,
          en: `Set on ${formatDay(locale, own.passwordAt)}. Staff change it by ${formatDay(locale, until)} (every ${own.passwordDays} days).`,
        })}
      </p>
      <Button href="/desk/password">{say({ zh: '更换密码', en: 'Change the password' })}</Button>
    </section>
  )
}
