import { useState } from 'react'
import { useWords } from '../locale.ts'
import { Button } from '../ui/light/button.tsx'
import { Choices } from '../ui/light/choices.tsx'
import { TextInput } from '../ui/light/field.tsx'
import { Icon } from '../ui/light/icon.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { RuledArea } from '../ui/light/ruled-area.tsx'
import type { Options } from './contract.ts'
import { type Draft, problemsOf } from './draft.ts'
import { changeDraft, changeFiles } from './draft-store.ts'
import { KeptDraft } from './kept-draft.tsx'
import { PersonalHint } from './personal-hint.tsx'
import { Photos } from './photos.tsx'
import { intakeWords } from './words.ts'
import { writeWords } from './write-words.ts'

/** The choice that the school's own list may already hold. */
const OTHER = '其他'

export function WriteStep({
  draft,
  options,
  kept,
  onNext,
}: {
  draft: Draft
  options: Options
  kept: boolean
  onNext: () => void
}) {
  const say = useWords(intakeWords)
  const here = useWords(writeWords)
  const [asked, setAsked] = useState(false)
  const [uploading, setUploading] = useState(false)
  const { textMin, textMax } = options.limits
  const wrong = problemsOf(draft, options.limits).text
  const error =
    wrong === 'tooLong' ? here.tooLong(String(textMax)) : wrong && asked ? here.tooShort(String(textMin)) : null
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (wrong) event.currentTarget.querySelector('textarea')?.focus()
        else if (!uploading) onNext()
      }}
    >
      <PageTitle title={here.title} suffix={say.product} />
      {kept && <KeptDraft />}
      <RuledArea
        label={here.text}
        hint={here.textHint}
        placeholder={here.placeholder}
        error={error}
        rows={6}
        max={textMax}
        value={draft.text}
        onText={text => changeDraft({ text })}
        count={left => (left < 0 ? here.over(String(-left)) : here.left(String(left)))}
      />
      <PersonalHint text={`${draft.text}\n${draft.place}`} />
      <div className="stack">
        <Choices
          look="chips"
          legend={
            <>
              {here.place}
              <span className="optional">{say.optional}</span>
            </>
          }
          options={[
            ...options.campuses.map(campus => ({ value: campus, label: campus })),
            ...(options.campuses.includes(OTHER) ? [] : [{ value: '', label: here.noCampus }]),
          ]}
          value={draft.campus ?? ''}
          onChoose={campus => changeDraft({ campus: campus || null })}
        />
        <TextInput
          label={here.room}
          placeholder={here.roomPlaceholder}
          maxLength={120}
          value={draft.place}
          onText={place => changeDraft({ place })}
          autoComplete="off"
        />
      </div>
      <Photos files={draft.files} onFiles={changeFiles} limits={options.limits} onBusy={setUploading} />
      {uploading && asked && (
        <p className="hint" role="status">
          {here.uploadsRunning}
        </p>
      )}
      <div className="leave-act">
        <Button kind="primary" size="large" type="submit">
          {say.next}
          <Icon name="arrow" />
        </Button>
        <p className="small soft">{say.draftKept}</p>
      </div>
    </form>
  )
}
