import type { BodyJson } from '../model/body.ts'
import type { StudioWorld } from '../model/studio-context.ts'
import type { Looked, Proposed } from './look-at.ts'

/** What the page says to its worker; `n` counts up, and a newer draft makes an older one idle. */
export type ToWorker =
  | { readonly kind: 'world'; readonly world: StudioWorld }
  | { readonly kind: 'look'; readonly n: number; readonly body: BodyJson }
  | { readonly kind: 'propose'; readonly n: number; readonly ruleId: string }

/** `looked: null`: the draft cannot be read at all. Of a draft that was overtaken nothing is said. */
export type FromWorker =
  | { readonly kind: 'looked'; readonly n: number; readonly looked: Looked | null }
  | { readonly kind: 'proposed'; readonly n: number; readonly ruleId: string; readonly proposed: Proposed }
