import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { lazy, Suspense, useMemo } from 'react'
import { Link } from 'wouter'
import { trpc } from '../../trpc.ts'
import { QuietPage } from '../../ui/quiet-page.tsx'
import { useSay } from '../../ui/use-say.ts'
import type { StudioWorld } from '../model/studio-context.ts'
import { OpenRules } from './open-rules.tsx'

const OpenWords = lazy(() => import('../words/open-words.tsx').then(page => ({ default: page.OpenWords })))

/** The editor of one draft, whatever it is of. */
export function EditorPage({ id }: { id: string }) {
  const say = useSay()
  // What is edited here is not fetched again behind the back of whoever writes; a newer one shows when it is saved.
  const draft = trpc.drafts.one.useQuery(
    { id },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
  )
  const context = trpc.studio.context.useQuery(
    { unit: draft.data?.unit ?? null },
    { enabled: draft.data !== undefined, staleTime: 60_000, refetchOnWindowFocus: false },
  )
  const world = useMemo<StudioWorld | null>(
    () => (context.data && draft.data ? { ...context.data, unit: draft.data.unit } : null),
    [context.data, draft.data],
  )
  if (draft.isPending || (!draft.isError && context.isPending)) return <Skeleton active className="case-loading" />
  const isGone = ['NOT_FOUND', 'FORBIDDEN'].includes(draft.error?.data?.code ?? '')
  if ((!draft.data || !world) && !isGone)
    return (
      <QuietPage
        isWholePage
        title={say({
          zh: '没有取到这份草稿，写过的都在',
          en: 'The draft could not be fetched; what was written is kept',
        })}
        action={
          <Button type="primary" onClick={() => void (draft.data ? context.refetch() : draft.refetch())}>
            {say({ zh: '再试一次', en: 'Try again' })}
          </Button>
        }
      />
    )
  if (!draft.data || !world)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有这份草稿，或已经送审、删除', en: 'No such draft: it was sent or dropped' })}
        action={
          <Link href="/rules">
            <Button type="primary">{say({ zh: '回到分题规则', en: 'Back to the rules' })}</Button>
          </Link>
        }
      />
    )
  if (draft.data.kind === 'words')
    return (
      <Suspense fallback={<Skeleton active className="case-loading" />}>
        <OpenWords key={id} draft={draft.data} />
      </Suspense>
    )
  return <OpenRules key={id} draft={draft.data} world={world} />
}
