import type { Outputs } from '../trpc.ts'

/** What the server says may be chosen. */
export type Options = Outputs['intake']['options']
/** What a submission is answered with. */
export type Receipt = Outputs['intake']['submit']
