import { useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { useWords } from '../locale.ts'
import type { Ticket } from '../tracking/tickets.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { TextInput } from '../ui/light/field.tsx'
import type { CasePrivacy } from './case-privacy.ts'
import { RequestList } from './request-list.tsx'
import { rightsWords } from './words.ts'

/** Asking for deletion or restriction of one case: said what follows, asked once more, then sent. */
export function CaseRequest({ ticket, found }: { ticket: Ticket; found: CasePrivacy }) {
  const { requests: say } = useWords(rightsWords)
  const { rights } = trpc.useUtils()
  const [asking, setAsking] = useState<'deleteCase' | 'limitCase' | null>(null)
  const [words, setWords] = useState('')
  const ask = trpc.rights.ask.useMutation({
    onSuccess: async () => {
      await rights.invalidate()
      setAsking(null)
      setWords('')
    },
  })
  const isWaiting = found.requests.some(one => one.status === 'open')
  return (
    <section className="sheet stack" aria-labelledby="rights-request">
      <h2 id="rights-request">{say.title}</h2>
      <p className="soft">{say.lead}</p>
      <RequestList list={found.requests} ticket={ticket} />
      {!found.mayAsk && <p>{found.goes.words?.gone ? say.gone : say.stillOpen}</p>}
      {found.mayAsk && !isWaiting && asking === null && (
        <p className="row">
          <Button kind="danger" onClick={() => setAsking('deleteCase')}>
            {say.deleteCase}
          </Button>
          {!found.limitedAt && <Button onClick={() => setAsking('limitCase')}>{say.limitCase}</Button>}
        </p>
      )}
      {asking && (
        <form
          className="stack"
          onSubmit={event => {
            event.preventDefault()
            if (!ask.isPending) ask.mutate({ kind: asking, ticket, words })
          }}
        >
          <TextInput label={say.words} optional={say.optional} maxLength={500} value={words} onText={setWords} />
          <p>{say.sure}</p>
          <div className="row">
            <Button type="submit" kind={asking === 'deleteCase' ? 'danger' : 'primary'} busy={ask.isPending}>
              {say.send}
            </Button>
            <Button onClick={() => setAsking(null)}>{say.cancel}</Button>
          </div>
        </form>
      )}
      {ask.error && <Failure error={ask.error} />}
    </section>
  )
}
