import { useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { Field, TextInput } from '../ui/light/field.tsx'
import { Disclosure } from '../ui/light/surfaces.tsx'
import { recordWords } from './record-words.ts'
import { RequestList } from './request-list.tsx'
import { rightsWords } from './words.ts'

const FIELDS = ['name', 'kind', 'unit'] as const
type FieldName = (typeof FIELDS)[number]

/** Correction of what the school keeps about the person, and the end of the account. */
export function PersonRequests({ mine }: { mine: Outputs['rights']['mine'] }) {
  const { requests: say } = useWords(rightsWords)
  const { rights } = trpc.useUtils()
  const [closing, setClosing] = useState(false)
  const ask = trpc.rights.ask.useMutation({
    onSuccess: async () => {
      await rights.invalidate()
      setClosing(false)
    },
  })
  const waits = (kind: string) => mine.requests.some(one => one.kind === kind && one.status === 'open')
  return (
    <section className="sheet stack" aria-labelledby="rights-requests">
      <h2 id="rights-requests">{say.mineTitle}</h2>
      {mine.requests.length === 0 && <p className="soft">{say.none}</p>}
      <RequestList list={mine.requests} />
      {!waits('correctProfile') && (
        <Disclosure summary={say.correct}>
          <Correction
            mine={mine}
            busy={ask.isPending}
            onSend={(field, value) => ask.mutate({ kind: 'correctProfile', field, value })}
          />
        </Disclosure>
      )}
      {!waits('deleteAccount') && (
        <Disclosure summary={say.account}>
          <div className="stack">
            <p className="soft">{say.accountLead}</p>
            {closing ? (
              <>
                <p>{say.sure}</p>
                <p className="row">
                  <Button
                    kind="danger"
                    busy={ask.isPending}
                    onClick={() => ask.mutate({ kind: 'deleteAccount', words: '' })}
                  >
                    {say.send}
                  </Button>
                  <Button onClick={() => setClosing(false)}>{say.cancel}</Button>
                </p>
              </>
            ) : (
              <p>
                <Button kind="danger" onClick={() => setClosing(true)}>
                  {say.accountAsk}
                </Button>
              </p>
            )}
          </div>
        </Disclosure>
      )}
      {ask.error && <Failure error={ask.error} />}
    </section>
  )
}

function Correction({
  mine: { profile },
  busy,
  onSend,
}: {
  mine: Outputs['rights']['mine']
  busy: boolean
  onSend: (field: FieldName, value: string) => void
}) {
  const { locale } = useLocale()
  const { requests: say } = useWords(rightsWords)
  const { fields } = useWords(recordWords)
  const [field, setField] = useState<FieldName>('name')
  const [value, setValue] = useState('')
  const [asked, setAsked] = useState(false)
  const now = { name: profile.name, kind: profile.kind, unit: profile.unit ? inLocale(locale, profile.unit.name) : '—' }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (value.trim() !== '' && !busy) onSend(field, value.trim())
      }}
    >
      <p className="soft">{say.correctLead}</p>
      <Field label={say.field}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={field}
            onChange={event => setField(FIELDS.find(name => name === event.target.value) ?? 'name')}
          >
            {FIELDS.map(name => (
              <option key={name} value={name}>
                {fields[name]}（{now[name]}）
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextInput
        label={say.value}
        maxLength={60}
        value={value}
        onText={setValue}
        error={asked && value.trim() === '' ? say.valueMissing : null}
      />
      <div>
        <Button type="submit" busy={busy}>
          {say.correctSend}
        </Button>
      </div>
    </form>
  )
}
