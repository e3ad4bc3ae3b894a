import { useState } from 'react'
import { useWords } from '../locale.ts'
import { Button } from '../ui/light/button.tsx'
import { Callout } from '../ui/light/surfaces.tsx'
import { clearDraft } from './draft-store.ts'
import { intakeWords } from './words.ts'

/** Tells that an earlier draft is on the page, and lets it be thrown away after one question. */
export function KeptDraft() {
  const say = useWords(intakeWords)
  const [asking, setAsking] = useState(false)
  const [gone, setGone] = useState(false)
  if (gone) return null
  return (
    <Callout head={asking ? say.discardSure : say.restored}>
      <div className="row">
        {asking ? (
          <>
            <Button
              kind="danger"
              onClick={() => {
                clearDraft()
                setGone(true)
              }}
            >
              {say.discardYes}
            </Button>
            <Button onClick={() => setAsking(false)}>{say.discardNo}</Button>
          </>
        ) : (
          <Button kind="quiet" onClick={() => setAsking(true)}>
            {say.discard}
          </Button>
        )}
      </div>
    </Callout>
  )
}
