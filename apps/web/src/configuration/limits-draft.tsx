import type { Escalation } from '@zuoyeben/lifecycle'
import { useDebounced } from '../intake/use-debounced.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { DraftPanel } from './draft-panel.tsx'
import { isSame } from './item-changes.ts'
import { RUNNING, wordsOver } from './limits-changes.tsx'
import type { ReadDraft } from './limits-data.ts'
import { pathOf, placeOf } from './limits-words.ts'
import type { useItemDraft } from './use-item-draft.ts'

const STILL_MS = 350

/** Limits as somebody writes them: what is wrong is told at once, and in a moment with a sample case of the school's calendar that shows it. */
export function LimitsDraft(props: {
  unit: string | null
  changes: Outputs['changes']['of']
  draft: ReturnType<typeof useItemDraft<unknown>>
  read: ReadDraft
  school: Escalation | null
}) {
  const { unit, changes, draft, read, school } = props
  const { body } = draft
  const still = useDebounced(body, STILL_MS)
  const isStill = isSame(still, body)
  const found = trpc.configuration.limitFindings.useQuery(
    { unit, draft: still },
    { enabled: read.problems.length > 0 && isStill },
  )
  const shown = new Map(isStill ? found.data?.map(({ field, message }) => [field, message]) : [])
  return (
    <DraftPanel
      item={{ kind: 'escalation', unit }}
      release={changes.release}
      inForce={changes.inForce}
      draft={draft}
      problems={read.problems.map(({ place, reason }) => ({
        where: placeOf(pathOf(place), (body as Partial<Escalation>).ladder ?? []),
        reason: shown.get(place) ?? reason,
      }))}
      words={wordsOver(school)}
      meaning={RUNNING}
    />
  )
}
