import { inLocale, useLocale, useWords } from '../locale.ts'
import { Callout } from '../ui/light/surfaces.tsx'
import { asksForCare, type Draft } from './draft.ts'
import type { Preview } from './use-preview.ts'
import { intakeWords } from './words.ts'

/** Who will see the case: by the server's word where it is known, else by what the submitter declared. */
export function Audience({ draft, preview }: { draft: Draft; preview: Preview | undefined }) {
  const { locale } = useLocale()
  const { audience } = useWords(intakeWords)
  const careful = preview?.held ?? asksForCare(draft)
  return (
    <Callout tone={careful ? 'good' : 'calm'} icon={careful ? 'lock' : 'eye'} head={audience.title}>
      {careful ? (
        <>
          <p>{audience.care}</p>
          <p>{audience.noUnitWithoutYou}</p>
          <p>{audience.recorded}</p>
        </>
      ) : (
        <p>{preview ? audience.unit(inLocale(locale, preview.unit.name)) : audience.unitUnknown}</p>
      )}
      {draft.identityMode === 'sealedFromHandlers' && <p>{audience.sealed}</p>}
    </Callout>
  )
}
