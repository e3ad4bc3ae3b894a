import { useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { useWords } from '../locale.ts'
import type { Ticket } from '../tracking/tickets.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { TextInput } from '../ui/light/field.tsx'
import type { CasePrivacy } from './case-privacy.ts'
import { rightsWords } from './words.ts'

interface Props {
  ticket: Ticket
  found: CasePrivacy
}

/** The contact of a case: corrected or taken back as easily as it was left. */
export function CaseContact({ ticket, found }: Props) {
  const { ofCase: say } = useWords(rightsWords)
  const [mode, setMode] = useState<'shown' | 'changing' | 'takingBack'>('shown')
  const [said, setSaid] = useState<string | null>(null)
  const { rights } = trpc.useUtils()
  const change = trpc.rights.changeContact.useMutation({
    onSuccess: async (_, { contact }) => {
      await rights.invalidate()
      setSaid(contact ? say.saved : say.takenBack)
      setMode('shown')
    },
  })
  const { contact } = found
  const isGone = found.goes.identity?.gone ?? false
  return (
    <section className="sheet stack" aria-labelledby="rights-contact">
      <h2 id="rights-contact">{say.contact}</h2>
      <p role="status" className={said ? 'rights-said' : 'unseen'}>
        {said}
      </p>
      {isGone ? (
        <p>{say.contactGone}</p>
      ) : mode === 'changing' ? (
        <ContactForm
          found={found}
          busy={change.isPending}
          onSave={next => change.mutate({ ticket, contact: next })}
          onCancel={() => setMode('shown')}
        />
      ) : (
        <>
          {contact ? (
            <dl className="facts">
              {contact.name && (
                <div>
                  <dt>{say.name}</dt>
                  <dd>{contact.name}</dd>
                </div>
              )}
              {contact.phone && (
                <div>
                  <dt>{say.phone}</dt>
                  <dd className="figures">{contact.phone}</dd>
                </div>
              )}
            </dl>
          ) : (
            <p>{say.contactNone}</p>
          )}
          {contact && found.isMasked && <p className="small soft">{say.contactMasked}</p>}
          {mode === 'takingBack' && <p>{say.takeBackSure}</p>}
          <p className="row">
            {mode === 'takingBack' ? (
              <>
                <Button kind="danger" busy={change.isPending} onClick={() => change.mutate({ ticket, contact: null })}>
                  {say.takeBackYes}
                </Button>
                <Button onClick={() => setMode('shown')}>{say.cancel}</Button>
              </>
            ) : (
              <>
                <Button onClick={() => setMode('changing')}>{contact ? say.change : say.leave}</Button>
                {contact && (
                  <Button kind="quiet" onClick={() => setMode('takingBack')}>
                    {say.takeBack}
                  </Button>
                )}
              </>
            )}
          </p>
        </>
      )}
      {change.error && <Failure error={change.error} />}
    </section>
  )
}

const PHONE = /^[0-9+\- ]{5,20}$/

function ContactForm({
  found: { contact, isMasked },
  busy,
  onSave,
  onCancel,
}: {
  found: CasePrivacy
  busy: boolean
  onSave: (contact: { name: string | null; phone: string | null }) => void
  onCancel: () => void
}) {
  const { ofCase: say } = useWords(rightsWords)
  const before = isMasked ? null : contact
  const [name, setName] = useState(before?.name ?? '')
  const [phone, setPhone] = useState(before?.phone ?? '')
  const [asked, setAsked] = useState(false)
  const isEmpty = name.trim() === '' && phone.trim() === ''
  const isWrong = phone.trim() !== '' && !PHONE.test(phone.trim())
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (!isEmpty && !isWrong && !busy) onSave({ name: name.trim() || null, phone: phone.trim() || null })
      }}
    >
      <TextInput
        label={say.name}
        optional={say.optional}
        autoComplete="name"
        maxLength={40}
        value={name}
        onText={setName}
      />
      <TextInput
        label={say.phone}
        optional={say.optional}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={24}
        value={phone}
        onText={setPhone}
        error={asked ? (isWrong ? say.phoneWrong : isEmpty ? say.nothing : null) : null}
      />
      <p className="small soft">{say.contactHint}</p>
      <div className="row">
        <Button type="submit" kind="primary" busy={busy}>
          {say.save}
        </Button>
        <Button onClick={onCancel}>{say.cancel}</Button>
      </div>
    </form>
  )
}
