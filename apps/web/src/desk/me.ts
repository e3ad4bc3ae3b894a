import type { Outputs } from '../trpc.ts'

/** Who is signed in, with their appointments. */
export type Me = Outputs['session']['me']
