import { useLocation } from 'wouter'
import { failureOf } from '../../cases/form/failure.ts'
import { type Inputs, trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'
import type { Word } from '../../words/word.ts'

const dayOf = (locale: 'zh-CN' | 'en-GB') =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' }).format(Date.now())

/** Begins a draft on what is in force, or with a content of its own, and opens it. */
export function useNewDraft(item: Inputs['drafts']['list']) {
  const say = useSay()
  const [, go] = useLocation()
  const utils = trpc.useUtils()
  const create = trpc.drafts.create.useMutation()
  const begin = async (body?: unknown): Promise<void> => {
    const name = say({ zh: `${dayOf('zh-CN')}的修改`, en: `Changes of ${dayOf('en-GB')}` })
    try {
      const { id } = await create.mutateAsync({ ...item, name, ...(body === undefined ? {} : { body }) })
      void utils.drafts.list.invalidate()
      go(`/rules/drafts/${id}`)
    } catch {
      // Told by `problem`.
    }
  }
  const problem: Word | null = create.error ? failureOf(create.error).message : null
  return { begin: (body?: unknown) => void begin(body), isBusy: create.isPending, problem }
}
