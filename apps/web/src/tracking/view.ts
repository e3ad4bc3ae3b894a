import type { Outputs } from '../trpc.ts'

/** A case as its submitter sees it. */
export type View = Outputs['tracking']['view']
