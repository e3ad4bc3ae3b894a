import type { Walk } from './walk.ts'

export interface Way {
  /** When it begins. */
  readonly on: string
  readonly title: string
  tell(walk: Walk): Promise<void>
}
