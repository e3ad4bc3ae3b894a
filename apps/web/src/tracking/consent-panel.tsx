import { useState } from 'react'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Choices } from '../ui/light/choices.tsx'
import { ActForm } from './act-form.tsx'
import { type ActProps, useAct } from './use-act.ts'
import { trackingWords } from './words.ts'

const ANSWERS = ['yes', 'no'] as const

/** The school asks before it lets a unit see what was meant for named people. No answer is a no, and a yes may be taken back. */
export function ConsentPanel(props: ActProps) {
  const { consent } = props.view
  const { locale } = useLocale()
  const say = useWords(trackingWords).act.giveConsent
  const { sent, follow } = useAct(props, say.done)
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number] | null>(null)
  const [asked, setAsked] = useState(false)
  const give = trpc.tracking.giveConsent.useMutation(follow)
  if (!consent) return null
  const unit = inLocale(locale, consent.unit.name)
  const words = props.typed.trim()
  return (
    <>
      <p>{say.ask(unit)}</p>
      {consent.question && <p className="keep question">{consent.question}</p>}
      {consent.agrees !== null && <p className="hint">{consent.agrees ? say.saidYes : say.saidNo}</p>}
      <ActForm
        label={say.label}
        needed={false}
        typed={props.typed}
        onType={props.onType}
        send={say.send}
        busy={give.isPending}
        error={give.error}
        ready={() => {
          setAsked(true)
          return answer !== null
        }}
        onSend={() => give.mutate({ ...sent, agrees: answer === 'yes', words: words ? { text: words } : null })}
      >
        <Choices
          legend={say.legend}
          options={ANSWERS.map(value => ({ value, label: say.answers[value](unit) }))}
          value={answer}
          onChoose={setAnswer}
          error={asked && !answer ? say.choose : null}
        />
      </ActForm>
    </>
  )
}
