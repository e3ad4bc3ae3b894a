import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { OrderCard } from './order-card.tsx'

/** The 督办单 of this case, newest first; nothing where there is none, or it is not for this reader. */
export default function CaseOrders({ caseNo }: { caseNo: string }) {
  const say = useSay()
  const found = trpc.supervision.ordersOfCase.useQuery({ caseNo })
  if (!found.data || found.data.orders.length === 0) return null
  return (
    <section className="case-orders" aria-labelledby="case-orders">
      <h2 id="case-orders">{say({ zh: '督办单', en: 'Supervision orders' })}</h2>
      <ul className="orders-list">
        {found.data.orders.map(one => (
          <OrderCard key={`${one.year}-${one.n}`} one={one} onCase />
        ))}
      </ul>
    </section>
  )
}
