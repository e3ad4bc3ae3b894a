import type { Inputs, Outputs } from '../trpc.ts'

export type Changes = Outputs['changes']['of']
export type Waiting = NonNullable<Changes['proposal']>
export type Decided = Changes['history'][number]
export type Item = Inputs['changes']['of']
