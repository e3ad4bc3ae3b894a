import type { Outputs } from '../trpc.ts'

/** What is held about one case and its submitter, as the person who handed it in is told. */
export type CasePrivacy = Outputs['rights']['ofCase']
