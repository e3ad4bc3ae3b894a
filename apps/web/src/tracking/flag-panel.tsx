import { useState } from 'react'
import { useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Choices } from '../ui/light/choices.tsx'
import { ActForm } from './act-form.tsx'
import { type ActProps, useAct } from './use-act.ts'
import { trackingWords } from './words.ts'

const KINDS = ['retaliation', 'ethics', 'discipline', 'privacy', 'bypass'] as const

/** Takes the case out of the unit's sight at once; a flag of the submitter is never cleared without their word. */
export function FlagPanel(props: ActProps) {
  const say = useWords(trackingWords).act.flag
  const { sent, follow } = useAct(props, say.done)
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null)
  const [asked, setAsked] = useState(false)
  const flag = trpc.tracking.flag.useMutation(follow)
  return (
    <ActForm
      label={say.label}
      needed
      typed={props.typed}
      onType={props.onType}
      send={say.send}
      busy={flag.isPending}
      error={flag.error}
      ready={() => {
        setAsked(true)
        return kind !== null
      }}
      onSend={() => kind && flag.mutate({ ...sent, class: kind, reason: { text: props.typed.trim() } })}
    >
      <Choices
        legend={say.kind}
        options={KINDS.map(value => ({ value, label: say.kinds[value] }))}
        value={kind}
        onChoose={setKind}
        error={asked && !kind ? say.choose : null}
      />
    </ActForm>
  )
}
