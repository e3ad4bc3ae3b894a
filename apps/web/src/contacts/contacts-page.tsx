import './contacts.css'
import { Failure } from '../entry/failure.tsx'
import { useMe } from '../entry/me.ts'
import { useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { ChannelCard } from './channel-card.tsx'
import { PreferencesForm } from './preferences-form.tsx'
import { contactsWords } from './words.ts'

/** 「通知方式」: where notices reach somebody outside the platform, and when. For staff and submitters alike. */
export function ContactsPage() {
  const say = useWords(contactsWords)
  const { person, known } = useMe()
  return (
    <div className="page narrow stack wide">
      <PageTitle title={say.title} suffix={say.product} />
      {!known ? (
        <Skeleton lines={5} label={say.loading} />
      ) : person ? (
        <Contacts />
      ) : (
        <div className="stack">
          <p>{say.signIn}</p>
          <p>
            <a className="btn primary" href="/sign-in?next=/told">
              {say.signInAction}
            </a>
          </p>
        </div>
      )}
    </div>
  )
}

function Contacts() {
  const say = useWords(contactsWords)
  const mine = trpc.contacts.mine.useQuery()
  const utils = trpc.useUtils()
  const save = trpc.contacts.setPreferences.useMutation({ onSettled: () => utils.contacts.mine.invalidate() })
  if (mine.error && !mine.data) return <Failure error={mine.error} onRetry={() => mine.refetch()} />
  if (!mine.data) return <Skeleton lines={5} label={say.loading} />
  const { preferences, quiet } = mine.data
  const place = (name: string) => (preferences.channels as readonly string[]).indexOf(name)
  const rank = (name: string) => (place(name) === -1 ? preferences.channels.length : place(name))
  const channels = [...mine.data.channels].sort((a, b) => rank(a.name) - rank(b.name))
  const put = (next: typeof preferences.channels) => save.mutateAsync({ ...preferences, channels: [...next] })
  return (
    <div className="stack wide">
      <p className="lead">{say.lead}</p>
      <section className="stack" aria-labelledby="told-channels">
        <h2 id="told-channels">{say.channels}</h2>
        <p className="soft">{channels.length === 0 ? say.none : say.order}</p>
        <ul className="contact-list">
          {channels.map(channel => (
            <ChannelCard
              key={channel.name}
              channel={channel}
              isOn={place(channel.name) !== -1}
              mayGoEarlier={place(channel.name) > 0 && channels[0]?.name !== channel.name}
              onTurn={on =>
                put(
                  on
                    ? [...preferences.channels, channel.name]
                    : preferences.channels.filter(name => name !== channel.name),
                )
              }
              onEarlier={() => put([channel.name, ...preferences.channels.filter(name => name !== channel.name)])}
            />
          ))}
        </ul>
        {save.error ? <Failure error={save.error} /> : null}
      </section>
      <PreferencesForm preferences={preferences} quiet={quiet} />
    </div>
  )
}
