import './unsealing.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import type { Me } from '../desk/me.ts'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { UnsealingCard } from './unsealing-card.tsx'

/** Every request to open who submitted a case, newest first (§3.9): those who ask and those who decide see the same. */
export function UnsealingPage({ me }: { me: Me }) {
  const say = useSay()
  const found = trpc.unsealing.page.useInfiniteQuery({}, { getNextPageParam: page => page.next })
  if (found.isPending) return <Skeleton active className="case-loading" />
  if (!found.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={<Button onClick={() => void found.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const rows = found.data.pages.flatMap(page => page.rows)
  const mayDecide = me.appointments.some(one => one.role === 'schoolLead')
  return (
    <ScrollPage className="unsealings" name={say({ zh: '解封身份', en: 'Opening identities' })}>
      <h1>{say({ zh: '解封身份', en: 'Opening identities' })}</h1>
      <p className="soft">
        {say({
          zh: '限知人员申请，组长审批，必须是两个人；批准后 24 小时内可查看，每次查看都有记录。',
          en: 'One of the cleared few asks and the lead decides: always two people. Once approved it is open for 24 hours, and every showing is recorded.',
        })}
      </p>
      {rows.length === 0 ? (
        <QuietPage title={say({ zh: '没有申请', en: 'No requests' })}>
          {say({
            zh: '在题目页面的“解封身份”里申请。',
            en: 'Ask on the page of a case, under “Opening the identity”.',
          })}
        </QuietPage>
      ) : (
        <ul>
          {rows.map(one => (
            <UnsealingCard key={one.id} one={one} mayDecide={mayDecide} onCase={false} />
          ))}
        </ul>
      )}
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say({ zh: '再看一些', en: 'Show more' })}
        </Button>
      ) : null}
    </ScrollPage>
  )
}
