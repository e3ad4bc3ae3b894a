import type { Verdict } from '@zuoyeben/lifecycle'
import { useState } from 'react'
import type { DraftFile } from '../intake/draft.ts'
import { Photos } from '../intake/photos.tsx'
import { useOptions } from '../intake/use-preview.ts'
import { useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Choices } from '../ui/light/choices.tsx'
import { ActForm } from './act-form.tsx'
import { type ActProps, useAct } from './use-act.ts'
import { hasAnswered } from './view.ts'
import { trackingWords } from './words.ts'

/** The unit has a question; words and photos answer it. */
export function AnswerPanel(props: ActProps) {
  const say = useWords(trackingWords).act.answer
  const { sent, follow } = useAct(props, say.done)
  const options = useOptions()
  const [files, setFiles] = useState<readonly DraftFile[]>([])
  const [uploading, setUploading] = useState(false)
  const answer = trpc.tracking.answer.useMutation(follow)
  return (
    <>
      {props.view.question && <p className="keep question">{props.view.question}</p>}
      <ActForm
        label={say.label}
        needed
        typed={props.typed}
        onType={props.onType}
        send={say.send}
        busy={answer.isPending || uploading}
        error={answer.error}
        onSend={() => answer.mutate({ ...sent, text: { text: props.typed.trim() }, files: files.map(file => file.id) })}
        more={
          options.data && <Photos files={files} onFiles={setFiles} limits={options.data.limits} onBusy={setUploading} />
        }
      />
    </>
  )
}

const VERDICTS: readonly Verdict[] = ['solved', 'partlySolved', 'notSolved']

/** The call-back, answered on the own page. */
export function ConfirmPanel(props: ActProps) {
  const say = useWords(trackingWords).act.confirm
  const { sent, follow } = useAct(props, say.done)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [asked, setAsked] = useState(false)
  const confirm = trpc.tracking.confirm.useMutation(follow)
  const words = props.typed.trim()
  return (
    <ActForm
      label={verdict === 'notSolved' ? say.labelNot : say.label}
      needed={verdict === 'notSolved'}
      typed={props.typed}
      onType={props.onType}
      send={say.send}
      busy={confirm.isPending}
      error={confirm.error}
      ready={() => {
        setAsked(true)
        return verdict !== null
      }}
      onSend={() => verdict && confirm.mutate({ ...sent, verdict, words: words ? { text: words } : null })}
    >
      {!hasAnswered(props.view) && <p className="hint">{say.lead}</p>}
      <Choices
        legend={say.title}
        unseenLegend
        options={VERDICTS.map(value => ({ value, label: say[value] }))}
        value={verdict}
        onChoose={setVerdict}
        error={asked && !verdict ? say.choose : null}
      />
    </ActForm>
  )
}
