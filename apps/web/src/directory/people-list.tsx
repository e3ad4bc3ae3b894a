import { keepPreviousData } from '@tanstack/react-query'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import type { Me } from '../desk/me.ts'
import { useDebounced } from '../intake/use-debounced.ts'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'
import { AddPerson } from './add-person.tsx'
import { FirstPassword } from './first-password.tsx'
import { PersonRow } from './person-row.tsx'

/** Everybody with an account, newest first, found by name or user name; people are added here. */
export function PeopleList({ me }: { me: Me }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [isAdding, setAdding] = useState(false)
  const [given, setGiven] = useState<{ username: string; password: string } | null>(null)
  const [left, setLeft] = useState<Word | null>(null)
  const q = useDebounced(typed.trim(), 250)
  const utils = trpc.useUtils()
  const query = trpc.directory.people.useInfiniteQuery(
    { q },
    { getNextPageParam: page => page.next, placeholderData: keepPreviousData },
  )
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  return (
    <>
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
        {isAdding ? null : (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say({ zh: '添加人员', en: 'Add a person' })}
          </Button>
        )}
      </div>
      {isAdding ? (
        <AddPerson
          onCancel={() => setAdding(false)}
          onAdded={password => {
            setGiven(password)
            setAdding(false)
            void utils.directory.people.invalidate()
          }}
        />
      ) : null}
      {given ? <FirstPassword key={given.password} given={given} onDone={() => setGiven(null)} /> : null}
      <div role="status">{left ? <Alert className="admin-said" type="info" showIcon title={say(left)} /> : null}</div>
      {query.isPending ? <Skeleton active /> : null}
      {query.isError ? (
        <QuietPage
          title={say({ zh: '人员没有取到', en: 'The people could not be loaded' })}
          action={<Button onClick={() => void query.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
        />
      ) : null}
      {query.isSuccess && rows.length === 0 ? (
        <QuietPage title={say({ zh: '没有找到', en: 'Nobody found' })}>
          {say({ zh: '换个写法，或添加此人。', en: 'Try another spelling, or add the person.' })}
        </QuietPage>
      ) : null}
      <ul className="people">
        {rows.map(person => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === me.person?.id}
            onPassword={setGiven}
            onLeft={setLeft}
          />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button block type="text" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say({ zh: '再看一些', en: 'Load more' })}
        </Button>
      ) : null}
    </>
  )
}
