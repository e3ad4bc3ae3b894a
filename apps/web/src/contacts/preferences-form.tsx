import { useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { useWords } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { Choices } from '../ui/light/choices.tsx'
import { TextInput } from '../ui/light/field.tsx'
import { Callout } from '../ui/light/surfaces.tsx'
import { Tick } from '../ui/light/switch.tsx'
import { contactsWords } from './words.ts'

type Mine = Outputs['contacts']['mine']
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** When and in which language; saved as one. */
export function PreferencesForm({ preferences, quiet }: { preferences: Mine['preferences']; quiet: Mine['quiet'] }) {
  const say = useWords(contactsWords)
  const utils = trpc.useUtils()
  const [draft, setDraft] = useState(preferences)
  const save = trpc.contacts.setPreferences.useMutation()
  const [isSaved, setSaved] = useState(false)
  const put = (change: Partial<Mine['preferences']>) => {
    setSaved(false)
    setDraft({ ...draft, ...change })
  }
  const isTooLong = (minutes(draft.quietTo) - minutes(draft.quietFrom) + 1440) % 1440 > 720
  return (
    <form
      className="sheet stack"
      aria-labelledby="told-when"
      onSubmit={event => {
        event.preventDefault()
        if (isTooLong) return
        save.mutate(
          { ...draft, channels: [...preferences.channels] },
          {
            onSuccess: () => {
              setSaved(true)
              utils.contacts.mine.setData(
                undefined,
                mine => mine && { ...mine, preferences: { ...draft, channels: mine.preferences.channels } },
              )
            },
          },
        )
      }}
    >
      <h2 id="told-when">{say.when}</h2>
      <p className="soft">{say.urgentLine}</p>
      <Tick
        label={say.digestNone}
        on={draft.digestAt === null}
        onTurn={none => put({ digestAt: none ? null : quiet.digestAt })}
      />
      <div className="contact-times">
        {draft.digestAt === null ? null : (
          <TextInput
            label={say.digestAt}
            type="time"
            required
            value={draft.digestAt}
            onText={digestAt => put({ digestAt })}
          />
        )}
        <TextInput
          label={say.quietFrom}
          type="time"
          required
          value={draft.quietFrom}
          onText={quietFrom => put({ quietFrom })}
        />
        <TextInput
          label={say.quietTo}
          type="time"
          required
          value={draft.quietTo}
          error={isTooLong ? say.quietWrong : null}
          onText={quietTo => put({ quietTo })}
        />
      </div>
      <p className="soft small">{say.quietHint(quiet.from, quiet.to)}</p>
      <Choices
        legend={say.language}
        look="chips"
        options={[
          { value: 'zh', label: say.zh },
          { value: 'en', label: say.en },
        ]}
        value={draft.language}
        onChoose={language => put({ language })}
      />
      <p>
        <Button kind="primary" type="submit" busy={save.isPending}>
          {say.save}
        </Button>
      </p>
      {isSaved ? <Callout tone="good" role="status" head={say.saved} /> : null}
      {save.error ? <Failure error={save.error} /> : null}
    </form>
  )
}
