import './administration.css'
import './account.css'
import { keepPreviousData } from '@tanstack/react-query'
import type { Role } from '@zuoyeben/lifecycle'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import type { Me } from '../desk/me.ts'
import { useDebounced } from '../intake/use-debounced.ts'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import { SignInRow } from './sign-in-row.tsx'

/** For the security administrator: who has a second factor, the reset of a lost one, and the end of somebody's sessions. */
export function SignInsPage({ me }: { me: Me }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), 250)
  const query = trpc.directory.people.useInfiniteQuery(
    { q },
    { getNextPageParam: page => page.next, placeholderData: keepPreviousData },
  )
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  const title = say({ zh: '登录与验证', en: 'Sign-in and factors' })
  return (
    <ScrollPage className="admin" name={title}>
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '有人丢了验证手机，或账号可疑时，在这里重置验证、结束登录。须先核对本人身份；理由记入审计，本人会收到通知。',
          en: 'For lost phones and doubtful sign-ins. Make sure who is asking first; the reason is audited and the person is told.',
        })}
      </p>
      <div className="admin-tools">
        <Input
          type="search"
          className="admin-search"
          aria-label={say({ zh: '按姓名或用户名查找', en: 'Find by name or username' })}
          placeholder={say({ zh: '姓名或用户名', en: 'Name or username' })}
          maxLength={60}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      </div>
      {query.isPending ? <Skeleton active /> : null}
      {query.isError ? (
        <QuietPage
          title={say({ zh: '人员没有取到', en: 'The people could not be loaded' })}
          action={<Button onClick={() => void query.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
        />
      ) : null}
      {query.isSuccess && rows.length === 0 ? <QuietPage title={say({ zh: '没有找到', en: 'Nobody found' })} /> : null}
      <ul className="people">
        {rows.map(person => (
          <li key={person.id} className={`person${person.isActive ? '' : ' person-left'}`}>
            <div className="person-who">
              <b>{person.name}</b>{' '}
              {person.username === person.name ? null : <span className="soft">{person.username}</span>}
              <p className="soft">{person.unit ? say(person.unit.name) : person.kind}</p>
            </div>
            <div className="person-roles">
              <Tag tone={person.hasFactor ? 'pen' : 'warm'}>
                {person.hasFactor
                  ? say({ zh: '已开启第二步验证', en: 'Has a second factor' })
                  : say({ zh: '未开启第二步验证', en: 'No second factor' })}
              </Tag>
              {person.appointments.map(({ role, unit, branch }) => (
                <Tag key={`${role}-${unit.id}-${branch?.id ?? ''}`}>{say(ROLE_WORDS[role as Role])}</Tag>
              ))}
            </div>
            {person.id === me.person?.id ? null : <SignInRow person={person} />}
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button block type="text" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say({ zh: '再看一些', en: 'Load more' })}
        </Button>
      ) : null}
    </ScrollPage>
  )
}
