import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { failureOf } from '../cases/form/failure.ts'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { Sure } from './sure.tsx'

type Session = Outputs['account']['sessions'][number]
const FORMS: Readonly<Record<'desktop' | 'phone' | 'tablet', Word>> = {
  desktop: word('电脑', 'Computer'),
  phone: word('手机', 'Phone'),
  tablet: word('平板', 'Tablet'),
}
const END = word('那台设备立即退出登录。', 'That device is signed out at once.')
const END_OTHERS = word('除本机外，其他设备立即退出登录。', 'Every device but this one is signed out at once.')

/** 登录设备: where one is signed in, and the way to end it. */
export function OwnSessions() {
  const say = useSay()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const sessions = trpc.account.sessions.useQuery(undefined, { staleTime: 0 })
  const end = trpc.account.endSession.useMutation()
  const endOthers = trpc.account.endOthers.useMutation()
  const tried = async (work: Promise<unknown>): Promise<Word | null> => {
    try {
      await work
      await utils.account.sessions.invalidate()
      return null
    } catch (error) {
      return failureOf(error).message
    }
  }
  const nameOf = ({ device }: Session) =>
    [device.browser, device.system, device.form ? say(FORMS[device.form]) : null].filter(Boolean).join(' · ') ||
    say({ zh: '未知设备', en: 'Unknown device' })
  const rows = sessions.data ?? []
  return (
    <section className="account-part" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{say({ zh: '登录设备', en: 'Signed-in devices' })}</h2>
      {sessions.isPending ? <Skeleton active /> : null}
      {sessions.isError ? (
        <QuietPage
          title={say({ zh: '登录设备没有取到', en: 'The devices could not be loaded' })}
          action={<Button onClick={() => void sessions.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
        />
      ) : null}
      <ul className="account-rows">
        {rows.map(session => (
          <li key={session.id}>
            <div>
              <b>{nameOf(session)}</b>{' '}
              {session.isThis ? <Tag tone="pen">{say({ zh: '本机', en: 'This device' })}</Tag> : null}
              <p className="soft">
                {say({
                  zh: `${formatTime(locale, session.usedAt)}用过 · ${formatTime(locale, session.createdAt)}登录 · 网络地址 ${session.address ?? '未知'}`,
                  en: `Used ${formatTime(locale, session.usedAt)} · signed in ${formatTime(locale, session.createdAt)} · address ${session.address ?? 'unknown'}`,
                })}
              </p>
            </div>
            {session.isThis ? null : (
              <Sure
                name={word('退出', 'Sign out')}
                whom={nameOf(session)}
                consequence={END}
                act={() => tried(end.mutateAsync({ id: session.id }))}
              />
            )}
          </li>
        ))}
      </ul>
      {rows.length > 1 ? (
        <Sure
          name={word('退出其他全部设备', 'Sign out all others')}
          whom={say({ zh: `${rows.length - 1} 台`, en: `${rows.length - 1} devices` })}
          consequence={END_OTHERS}
          act={() => tried(endOthers.mutateAsync())}
        />
      ) : null}
    </section>
  )
}
