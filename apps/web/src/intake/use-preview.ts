import { keepPreviousData } from '@tanstack/react-query'
import { type Outputs, trpc } from '../trpc.ts'
import type { Options } from './contract.ts'
import { type Draft, problemsOf } from './draft.ts'
import { previewOf } from './submission.ts'
import { useDebounced } from './use-debounced.ts'

export type Preview = Outputs['intake']['preview']

export function useOptions() {
  const { data, error, refetch } = trpc.intake.options.useQuery(undefined, { staleTime: 300_000 })
  return { data: data as Options | undefined, error, refetch }
}

/** Who would answer and by when, asked again when the draft has stood still for a moment. */
export function usePreview(draft: Draft, options: Options) {
  const asked = useDebounced(previewOf(draft), 700)
  return trpc.intake.preview.useQuery(asked, {
    enabled: !problemsOf({ ...draft, text: asked.text }, options.limits).text,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
