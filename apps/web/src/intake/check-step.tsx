import { useState } from 'react'
import { Link } from 'wouter'
import { Failure } from '../entry/failure.tsx'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { isClientError, isUnreachable } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Callout } from '../ui/light/surfaces.tsx'
import { Tick } from '../ui/light/switch.tsx'
import { aboutWords } from './about-words.ts'
import type { Options } from './contract.ts'
import type { Draft } from './draft.ts'
import { changeDraft } from './draft-store.ts'
import { PreviewPanel } from './preview-panel.tsx'
import type { Preview } from './use-preview.ts'
import { useSend } from './use-send.ts'
import { intakeWords } from './words.ts'

interface Props {
  draft: Draft
  options: Options
  preview: Preview | undefined
  onBack: () => void
  onDone: () => void
}

export function CheckStep({ draft, options, preview, onBack, onDone }: Props) {
  const { locale } = useLocale()
  const say = useWords(intakeWords)
  const { version } = options.notice
  const consent = draft.agreed === version
  const [asked, setAsked] = useState(false)
  const { send, isPending, error } = useSend(draft, draft.agreed ?? version, onDone)
  const wrongFields = isClientError(error) ? (error.data?.fields ?? []) : []
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (consent) send()
        else event.currentTarget.querySelector<HTMLElement>('input[type="checkbox"]')?.focus()
      }}
    >
      <PageTitle title={say.check.title} suffix={say.product} />
      <PreviewPanel draft={draft} preview={preview} error={null} loading={!preview} />
      <Summary draft={draft} options={options} />
      <div className="stack tight">
        <h2>{say.check.notice}</h2>
        <p className="soft">{inLocale(locale, options.notice.text)}</p>
        <p>
          <a href="/privacy/notice" target="_blank" rel="noreferrer">
            {say.check.wholeNotice(version)}
          </a>
        </p>
        <Tick
          label={say.check.consent}
          on={consent}
          onTurn={on => changeDraft({ agreed: on ? version : null })}
          error={asked && !consent ? say.check.consentMissing : null}
        />
        <Tick
          label={
            <>
              {say.check.sensitive}
              <span className="optional">{say.optional}</span>
            </>
          }
          on={draft.agreedSensitive}
          onTurn={agreedSensitive => changeDraft({ agreedSensitive })}
        />
        {(draft.phone.trim() || (draft.name.trim() && draft.identityMode === 'named' && draft.wish !== 'none')) && (
          <p className="small soft">{say.check.contactAgreed}</p>
        )}
      </div>
      {draft.waiting && !isPending && (
        <Callout tone="careful" icon="offline" role="status" head={say.check.waiting}>
          <Button onClick={send}>{say.check.sendNow}</Button>
        </Callout>
      )}
      {error && !isPending && !isUnreachable(error) && (
        <Failure error={error}>
          {wrongFields.length > 0 && (
            <ul>
              {wrongFields.map(({ field, message }) => (
                <li key={field}>{inLocale(locale, message)}</li>
              ))}
            </ul>
          )}
        </Failure>
      )}
      <div className="leave-act both">
        <Button size="large" onClick={onBack}>
          {say.back}
        </Button>
        <Button kind="primary" size="large" type="submit" busy={isPending}>
          {isPending ? say.check.sending : say.check.send}
        </Button>
      </div>
    </form>
  )
}

function Summary({ draft, options }: { draft: Draft; options: Options }) {
  const { locale } = useLocale()
  const { check } = useWords(intakeWords)
  const about = useWords(aboutWords)
  const category = options.categories.find(({ code }) => code === draft.category)
  const unit = draft.bypassOwnUnit ? undefined : options.units.find(({ id }) => id === draft.entryUnit)
  const place = [draft.campus, draft.place.trim()].filter(Boolean).join(' · ')
  const rows: [string, string][] = [
    [check.place, place],
    [check.category, category ? inLocale(locale, category.name) : check.unsure],
    [check.unit, unit ? inLocale(locale, unit.name) : check.noUnit],
    [check.identity, draft.identityMode === 'named' ? about.named : about.sealed],
    [check.contact, draft.wish === 'phone' ? draft.phone : about.wishes[draft.wish]],
  ]
  return (
    <section className="wrote" aria-labelledby="wrote-title">
      <div className="wrote-head">
        <h2 id="wrote-title">{check.wrote}</h2>
        <Link href="/leave" className="btn quiet">
          {check.edit}
        </Link>
      </div>
      <p className="keep wrote-text">{draft.text.trim()}</p>
      {draft.files.length > 0 && <p className="soft">{check.photos(String(draft.files.length))}</p>}
      <div className="wrote-head">
        <dl className="facts">
          {rows
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <Link href="/leave/about" className="btn quiet">
          {check.edit}
        </Link>
      </div>
    </section>
  )
}
