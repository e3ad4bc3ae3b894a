import { useState } from 'react'
import { useWords } from '../locale.ts'
import { Choices } from '../ui/light/choices.tsx'
import { Disclosure } from '../ui/light/surfaces.tsx'
import { Switch } from '../ui/light/switch.tsx'
import { aboutWords } from './about-words.ts'
import { Audience } from './audience.tsx'
import type { Options } from './contract.ts'
import { ACCUSED, asksForCare, type Draft } from './draft.ts'
import { changeDraft } from './draft-store.ts'
import { UnitChooser } from './unit-chooser.tsx'
import type { Preview } from './use-preview.ts'
import { intakeWords } from './words.ts'

interface Props {
  draft: Draft
  options: Options
  preview: Preview | undefined
  onKnown: (known: boolean) => void
}

/** Who sees the name, whom it concerns, and who must not see it: in plain words, with the consequence beside them. */
export function PrivacyChoices({ draft, options, preview, onKnown }: Props) {
  const say = useWords(intakeWords)
  const here = useWords(aboutWords)
  const [open, setOpen] = useState(asksForCare(draft))
  return (
    <div className="stack">
      <Choices
        legend={here.identity}
        options={[
          { value: 'named', label: here.named, more: here.namedMore },
          { value: 'sealedFromHandlers', label: here.sealed, more: here.sealedMore },
        ]}
        value={draft.identityMode}
        onChoose={identityMode => changeDraft({ identityMode })}
      />
      <div className="care">
        <Disclosure summary={here.careTitle} open={open} onOpen={setOpen}>
          <div className="stack">
            <p className="hint">{here.careLead}</p>
            <Choices
              legend={here.accused}
              options={ACCUSED.map(value => ({ value, label: here.accusedOptions[value] }))}
              value={draft.accused}
              onChoose={accused => changeDraft({ accused })}
            />
            {draft.accused !== 'none' && (
              <UnitChooser
                label={here.accusedUnit}
                optional={say.optional}
                units={options.units}
                value={draft.accusedUnit}
                onChoose={accusedUnit => changeDraft({ accusedUnit })}
                onKnown={onKnown}
              />
            )}
            <Switch
              label={here.bypass}
              more={here.bypassMore}
              on={draft.bypassOwnUnit}
              onTurn={bypassOwnUnit => changeDraft({ bypassOwnUnit })}
            />
            <Switch
              label={here.sensitive}
              more={here.sensitiveMore}
              on={draft.sensitive}
              onTurn={sensitive => changeDraft({ sensitive })}
            />
          </div>
        </Disclosure>
        {asksForCare(draft) && (
          <div role="status">
            <Audience draft={draft} preview={preview} />
          </div>
        )}
      </div>
    </div>
  )
}
