import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { ChangeList, type WordedChange } from './change-list.tsx'

/** What a decided change made of what, fetched once somebody opens it. */
export function ChangeDetails({ id, words }: { id: string; words: (over: unknown, body: unknown) => WordedChange[] }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const found = trpc.changes.one.useQuery({ id }, { enabled: isOpen, staleTime: Number.POSITIVE_INFINITY })
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{say({ zh: '看改了什么', en: 'What was changed' })}</summary>
      {found.data ? <ChangeList changes={words(found.data.over, found.data.body)} /> : null}
      {found.isError ? <p role="alert">{say({ zh: '没有取到', en: 'Not available' })}</p> : null}
    </details>
  )
}
