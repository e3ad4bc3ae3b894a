import { formatDay, useLocale, useWords } from '../locale.ts'
import type { Ticket } from '../tracking/tickets.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { recordWords } from './record-words.ts'
import { rightsWords } from './words.ts'

/** What somebody asked for, by when it is answered, and how it was. */
export function RequestList({ list, ticket }: { list: Outputs['rights']['mine']['requests']; ticket?: Ticket }) {
  const { locale } = useLocale()
  const { requests: say } = useWords(rightsWords)
  const { kinds } = useWords(recordWords)
  const { rights } = trpc.useUtils()
  const back = trpc.rights.takeBack.useMutation({ onSettled: () => rights.invalidate() })
  if (list.length === 0) return null
  return (
    <ul className="rights-requests">
      {list.map(one => (
        <li key={one.id}>
          <p>
            <strong>{kinds[one.kind]}</strong> · {say.states[one.status]}
            {one.status === 'open' && ` · ${say.due(formatDay(locale, one.dueOn))}`}
          </p>
          {one.reason && (
            <p className="soft">
              {say.reason}：{one.reason}
            </p>
          )}
          {one.status === 'open' && (
            <Button
              kind="quiet"
              busy={back.isPending}
              onClick={() => back.mutate({ id: one.id, ...(ticket ? { ticket } : {}) })}
            >
              {say.takeBack}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
