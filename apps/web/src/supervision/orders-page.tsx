import './orders.css'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import type { Me } from '../desk/me.ts'
import { type Inputs, trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { ORDER_STATE_WORDS } from '../words/orders.ts'
import { word } from '../words/word.ts'
import { OrderCard } from './order-card.tsx'
import { OverdueList } from './overdue-list.tsx'

type State = NonNullable<Inputs['supervision']['orders']['state']> | 'all'
const STATES = { running: word('没有办结的', 'Not closed'), ...ORDER_STATE_WORDS, all: word('全部', 'All') } as const

/** 督办单 that this person may see, newest first; for 督查办 also what is overdue and under none (§3.6, D-13). */
export function OrdersPage({ me }: { me: Me }) {
  const say = useSay()
  const [state, setState] = useState<State>('running')
  const [unit, setUnit] = useState<string | null>(null)
  const found = trpc.supervision.orders.useInfiniteQuery(
    { ...(state === 'all' ? {} : { state }), ...(unit === null ? {} : { unit }) },
    { getNextPageParam: page => page.next, placeholderData: before => before },
  )
  const title = say({ zh: '督办单', en: 'Supervision orders' })
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
  const units = found.data.pages[0]?.units ?? []
  const stateName = say({ zh: '办到哪一步', en: 'Where it stands' })
  const unitName = say({ zh: '被督办的单位', en: 'Unit' })
  return (
    <ScrollPage className="orders" name={title}>
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '超期五个工作日以上，或一再超期的题，系统自动开督办单。单位两个工作日内答复原因、措施和日期，督查办确认或退回；题的时限办完后，督办单自动办结并留底。',
          en: 'A case overdue by more than five working days, or overdue again and again, gets an order by itself. The unit answers within two working days with reason, measures and a day; the Inspection Office confirms or returns it. Once the limit is met, however late, the order closes and is kept.',
        })}
      </p>
      {me.appointments.some(one => one.role === 'inspector') ? <OverdueList /> : null}
      <div className="orders-filter">
        <Select
          aria-label={stateName}
          value={state}
          onChange={setState}
          options={(Object.keys(STATES) as State[]).map(value => ({ value, label: say(STATES[value]) }))}
        />
        <Select
          aria-label={unitName}
          value={unit ?? ''}
          onChange={value => setUnit(value === '' ? null : value)}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: say({ zh: '全部单位', en: 'All units' }) },
            ...units.map(each => ({ value: each.id, label: say(each.name) })),
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <QuietPage title={say({ zh: '没有这样的督办单', en: 'No such orders' })}>
          {say({ zh: '换一个条件看看。', en: 'Try another filter.' })}
        </QuietPage>
      ) : (
        <ul className="orders-list" aria-busy={found.isPlaceholderData}>
          {rows.map(one => (
            <OrderCard key={`${one.year}-${one.n}`} one={one} onCase={false} />
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
