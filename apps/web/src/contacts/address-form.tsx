import { useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { useWords } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { TextInput } from '../ui/light/field.tsx'
import { Callout } from '../ui/light/surfaces.tsx'
import { contactsWords } from './words.ts'

type Channel = Outputs['contacts']['mine']['channels'][number]

/** An address, and the code that was sent to it. What is typed stays until both have gone through. */
export function AddressForm({ channel, name, onDone }: { channel: Channel; name: string; onDone: () => void }) {
  const say = useWords(contactsWords)
  const utils = trpc.useUtils()
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const again = () => utils.contacts.mine.invalidate()
  const set = trpc.contacts.set.useMutation({ onSuccess: again })
  const confirm = trpc.contacts.confirm.useMutation({
    onSuccess: async () => {
      onDone()
      await again()
    },
  })
  const isSent = set.isSuccess || channel.status === 'waits'
  return (
    <div className="stack tight">
      <form
        className="stack tight"
        onSubmit={event => {
          event.preventDefault()
          setCode('')
          confirm.reset()
          set.mutate({ channel: channel.name, address })
        }}
      >
        <TextInput
          label={say.address(name)}
          hint={say.hints[channel.name]}
          value={address}
          onText={setAddress}
          inputMode={channel.name === 'email' ? 'email' : channel.name === 'sms' ? 'tel' : 'text'}
          autoComplete={channel.name === 'email' ? 'email' : channel.name === 'sms' ? 'tel' : 'off'}
          required
        />
        <div className="contact-acts">
          <Button type="submit" busy={set.isPending}>
            {say.sendCode}
          </Button>
        </div>
      </form>
      {set.error ? <Failure error={set.error} /> : null}
      {isSent && !set.error ? (
        <form
          className="stack tight"
          onSubmit={event => {
            event.preventDefault()
            confirm.mutate({ channel: channel.name, code })
          }}
        >
          {set.isSuccess ? <Callout tone="good" role="status" head={say.codeSent} /> : null}
          <TextInput
            label={say.code}
            value={code}
            onText={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            maxLength={6}
            required
          />
          <div className="contact-acts">
            <Button kind="primary" type="submit" busy={confirm.isPending}>
              {say.confirm}
            </Button>
          </div>
          {confirm.error ? <Failure error={confirm.error} /> : null}
        </form>
      ) : null}
    </div>
  )
}
