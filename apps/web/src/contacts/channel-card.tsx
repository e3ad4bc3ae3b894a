import { useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { Switch } from '../ui/light/switch.tsx'
import { CHANNEL_WORDS } from '../words/channels.ts'
import { AddressForm } from './address-form.tsx'
import { contactsWords } from './words.ts'

type Channel = Outputs['contacts']['mine']['channels'][number]

interface Props {
  channel: Channel
  isOn: boolean
  mayGoEarlier: boolean
  onTurn: (on: boolean) => Promise<unknown>
  onEarlier: () => Promise<unknown>
}

/** One way out: how it stands, the address, whether it is used and how soon. */
export function ChannelCard({ channel, isOn, mayGoEarlier, onTurn, onEarlier }: Props) {
  const { locale } = useLocale()
  const say = useWords(contactsWords)
  const utils = trpc.useUtils()
  const remove = trpc.contacts.remove.useMutation({ onSuccess: () => utils.contacts.mine.invalidate() })
  const [isChanging, setChanging] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const name = inLocale(locale, CHANNEL_WORDS[channel.name])
  const isReady = channel.status === 'ready'
  const isTyping = channel.isOffered && channel.isTyped && (!isReady || isChanging)
  return (
    <li>
      <div className="contact-head">
        <h3>{name}</h3>
        <p className={isReady ? '' : 'soft'}>{channel.isOffered ? say.states[channel.status] : say.notOffered}</p>
      </div>
      {channel.address ? <p className="figures">{channel.address}</p> : null}
      {channel.allowance !== null ? <p>{say.allowance(channel.allowance)}</p> : null}
      {channel.isGroup ? <p className="soft small">{say.group}</p> : null}
      {channel.name === 'wechat' ? <p className="soft small">{say.wechatHow}</p> : null}
      {isTyping ? <AddressForm channel={channel} name={name} onDone={() => setChanging(false)} /> : null}
      {isReady ? <Switch label={say.use(name)} on={isOn} onTurn={on => void onTurn(on).catch(() => {})} /> : null}
      {channel.status !== 'none' && !isRemoving ? (
        <div className="contact-acts">
          {isReady && isOn && mayGoEarlier ? (
            <Button aria-label={say.earlierNamed(name)} onClick={() => void onEarlier().catch(() => {})}>
              {say.earlier}
            </Button>
          ) : null}
          {isReady && channel.isTyped && channel.isOffered ? (
            <Button onClick={() => setChanging(!isChanging)}>{isChanging ? say.cancel : say.another}</Button>
          ) : null}
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {say.remove}
          </Button>
        </div>
      ) : null}
      {isRemoving ? (
        <div className="stack tight" role="status">
          <p>{say.removeSure}</p>
          <div className="contact-acts">
            <Button
              kind="danger"
              busy={remove.isPending}
              onClick={() => remove.mutate({ channel: channel.name }, { onSuccess: () => setRemoving(false) })}
            >
              {say.removeDo}
            </Button>
            <Button onClick={() => setRemoving(false)}>{say.cancel}</Button>
          </div>
        </div>
      ) : null}
      {remove.error ? <Failure error={remove.error} /> : null}
    </li>
  )
}
