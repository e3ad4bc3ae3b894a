import { keepPreviousData } from '@tanstack/react-query'
import { type Outputs, trpc } from '../trpc.ts'
import { type Draft, problemsOf } from './draft.ts'
import { previewOf } from './submission.ts'
import { useDebounced } from './use-debounced.ts'

export type Options = Outputs['intake']['options']
export type Preview = Outputs['intake']['preview']

export function useOptions() {
  return trpc.intake.options.useQuery(undefined, { staleTime: 300_000 })
}

/** Who would answer and by when, asked again when the draft has stood still for a moment. */
export function usePreview(draft: Draft, options: Options | undefined) {
  const asked = useDebounced(previewOf(draft, options?.notice.version ?? ''), 700)
  return trpc.intake.preview.useQuery(asked, {
    enabled:
      options !== undefined && asked.consent !== '' && asked.text !== '' && !problemsOf(draft, options.limits).text,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
