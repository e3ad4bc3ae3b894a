import { useEffect, useRef, useState } from 'react'
import { useWords } from '../locale.ts'
import { Button } from '../ui/light/button.tsx'
import { Choices } from '../ui/light/choices.tsx'
import { TextInput } from '../ui/light/field.tsx'
import { Icon } from '../ui/light/icon.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { aboutWords } from './about-words.ts'
import { CategoryChooser } from './category-chooser.tsx'
import type { Options } from './contract.ts'
import { CONTACT_WISHES, type Draft, problemsOf, SUBMITTER_TYPES } from './draft.ts'
import { changeDraft } from './draft-store.ts'
import { OwnFields } from './own-fields.tsx'
import { PrivacyChoices } from './privacy-choices.tsx'
import { UnitChooser } from './unit-chooser.tsx'
import type { Preview } from './use-preview.ts'
import { intakeWords } from './words.ts'

interface Props {
  draft: Draft
  options: Options
  preview: Preview | undefined
  onBack: () => void
  onNext: () => void
}

export function AboutStep({ draft, options, preview, onBack, onNext }: Props) {
  const say = useWords(intakeWords)
  const here = useWords(aboutWords)
  const [asked, setAsked] = useState(false)
  const [unitKnown, setUnitKnown] = useState(true)
  const [accusedKnown, setAccusedKnown] = useState(true)
  const [ownReady, setOwnReady] = useState(true)
  const [stopped, setStopped] = useState(0)
  const page = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (stopped > 0) page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [stopped])
  const phone = problemsOf(draft, options.limits).phone
  return (
    <form
      ref={page}
      className="stack wide"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (phone || !unitKnown || !accusedKnown || !ownReady) setStopped(n => n + 1)
        else onNext()
      }}
    >
      <PageTitle title={here.title} suffix={say.product} />
      <CategoryChooser draft={draft} options={options} />
      <OwnFields draft={draft} asked={asked} onReady={setOwnReady} />
      <div className="stack">
        <UnitChooser
          label={here.unit}
          optional={say.optional}
          hint={here.unitHint}
          units={options.units.filter(unit => unit.kind !== 'school')}
          value={draft.entryUnit}
          onChoose={entryUnit => changeDraft({ entryUnit })}
          onKnown={setUnitKnown}
        />
        <Choices
          look="chips"
          legend={
            <>
              {here.who}
              <span className="optional">{say.optional}</span>
            </>
          }
          options={SUBMITTER_TYPES.map(value => ({ value, label: here.types[value] }))}
          value={draft.submitterType}
          onChoose={submitterType => changeDraft({ submitterType })}
        />
      </div>
      <PrivacyChoices draft={draft} options={options} preview={preview} onKnown={setAccusedKnown} />
      <div className="stack">
        <Choices
          legend={here.contact}
          options={CONTACT_WISHES.map(value => ({ value, label: here.wishes[value], more: here.wishesMore[value] }))}
          value={draft.wish}
          onChoose={wish => changeDraft({ wish })}
        />
        {draft.wish === 'phone' && (
          <TextInput
            label={here.phone}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={24}
            value={draft.phone}
            onText={value => changeDraft({ phone: value })}
            error={asked && phone ? (phone === 'missing' ? here.phoneMissing : here.phoneWrong) : null}
          />
        )}
        {draft.identityMode === 'named' && draft.wish !== 'none' && (
          <TextInput
            label={here.name}
            optional={say.optional}
            autoComplete="name"
            maxLength={40}
            value={draft.name}
            onText={name => changeDraft({ name })}
          />
        )}
      </div>
      <div className="leave-act both">
        <Button size="large" onClick={onBack}>
          {say.back}
        </Button>
        <Button kind="primary" size="large" type="submit">
          {say.next}
          <Icon name="arrow" />
        </Button>
      </div>
    </form>
  )
}
