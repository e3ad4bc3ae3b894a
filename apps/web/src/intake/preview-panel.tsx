import { formatDay, inLocale, useLocale, useWords } from '../locale.ts'
import { Skeleton } from '../ui/light/surfaces.tsx'
import { Audience } from './audience.tsx'
import type { Draft } from './draft.ts'
import type { Preview } from './use-preview.ts'
import { intakeWords } from './words.ts'

interface Props {
  draft: Draft
  preview: Preview | undefined
  error: unknown
  loading: boolean
}

/** Which unit will answer, by which day, and why: known before anything is sent. */
export function PreviewPanel({ draft, preview, error, loading }: Props) {
  const { locale } = useLocale()
  const { preview: say } = useWords(intakeWords)
  return (
    <section className="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{say.title}</h2>
      {preview ? (
        <>
          <dl>
            <div>
              <dt>{say.unit}</dt>
              <dd className="preview-unit">{inLocale(locale, preview.unit.name)}</dd>
            </div>
            <div>
              <dt>{say.due}</dt>
              <dd>
                <strong>{say.dueBy(formatDay(locale, preview.dueDay))}</strong> {preview.provisional && say.provisional}
              </dd>
            </div>
            <div>
              <dt>{say.why}</dt>
              <dd>{inLocale(locale, preview.why)}</dd>
            </div>
          </dl>
          <Audience draft={draft} preview={preview} />
        </>
      ) : loading ? (
        <Skeleton label={say.waiting} />
      ) : (
        <p className="soft">{error ? say.unavailable : say.empty}</p>
      )}
    </section>
  )
}
