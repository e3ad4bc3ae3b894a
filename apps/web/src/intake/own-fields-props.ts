import type { Draft } from './draft.ts'

export interface OwnFieldsProps {
  draft: Draft
  /** Sending on was tried: what is missing is shown. */
  asked: boolean
  onReady: (ready: boolean) => void
}
