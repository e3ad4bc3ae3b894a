import { useState } from 'react'
import { useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Stars } from '../ui/light/stars.tsx'
import { ActForm } from './act-form.tsx'
import { type ActProps, useAct } from './use-act.ts'
import { trackingWords } from './words.ts'

type Five = Readonly<Record<'one' | 'two' | 'three' | 'four' | 'five', string>>
const inOrder = (words: Five) => [words.one, words.two, words.three, words.four, words.five] as const

/** Two separate scores (C3-02), nothing chosen beforehand. */
export function RatePanel(props: ActProps) {
  const say = useWords(trackingWords).act.rate
  const { sent, follow } = useAct(props, say.done)
  const [satisfaction, setSatisfaction] = useState<number | null>(null)
  const [timeliness, setTimeliness] = useState<number | null>(null)
  const [asked, setAsked] = useState(false)
  const rate = trpc.tracking.rate.useMutation(follow)
  const words = props.typed.trim()
  return (
    <ActForm
      label={say.label}
      needed={false}
      typed={props.typed}
      onType={props.onType}
      send={say.send}
      busy={rate.isPending}
      error={rate.error}
      ready={() => {
        setAsked(true)
        return satisfaction !== null && timeliness !== null
      }}
      onSend={() =>
        satisfaction &&
        timeliness &&
        rate.mutate({ ...sent, satisfaction, timeliness, words: words ? { text: words } : null })
      }
    >
      <p className="hint">{say.lead}</p>
      <Stars
        legend={say.satisfaction}
        meanings={inOrder(say.meanings)}
        value={satisfaction}
        onChoose={setSatisfaction}
        error={asked && !satisfaction ? say.choose : null}
      />
      <Stars
        legend={say.timeliness}
        meanings={inOrder(say.speeds)}
        value={timeliness}
        onChoose={setTimeliness}
        error={asked && !timeliness ? say.choose : null}
      />
    </ActForm>
  )
}
