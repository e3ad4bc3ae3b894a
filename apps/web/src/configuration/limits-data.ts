import type { Outputs } from '../trpc.ts'

export type LimitsView = Outputs['configuration']['limits']
export type Sample = Outputs['configuration']['sampleCase']
