import type { Outputs } from '../trpc.ts'

/** A case as its submitter sees it. */
export type View = Outputs['tracking']['view']

/** The submitter has given their word on the latest filing; they may still change it, but nothing waits for them. */
export function hasAnswered({ steps }: Pick<View, 'steps'>): boolean {
  const last = (type: string) => steps.findLastIndex(step => step.type === type)
  return last('confirmed') > last('filed')
}
