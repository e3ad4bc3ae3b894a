import type { Role } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import type { FieldProblem } from '../errors.ts'

/** The items that people change, each by two of them. */
export const ITEM_KINDS = ['calendar', 'escalation', 'texts', 'routing', 'sensitivity', 'words'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** The scope that is everybody's; every other is a unit. */
export const SCHOOL = 'school'
export type RolesByScope = { readonly school: readonly Role[]; readonly unit: readonly Role[] }

/** What is of one kind alone; how an item goes from one person to the other and into force is the same for all (change-item.ts). */
export interface ItemRules {
  /** Who writes a change of it: for the school, and for a unit where units have their own. */
  readonly proposers: RolesByScope
  /** The item as it is stored, or everything that is wrong with it, each with its place. */
  check(app: App, scope: string, body: unknown): Checked
  /**
   * What is wrong with an item that is right in itself: asked before it is proposed and again before it is in force, outside any transaction,
   * because it may take seconds. It never holds the event loop.
   */
  examine?(app: App, scope: string, body: unknown): Promise<readonly FieldProblem[]>
  /** What else would come of it, in sentences for the one who decides. */
  consequences?(app: App, scope: string, body: unknown): Bilingual[]
  /** What has to happen in the very transaction that puts it in force. */
  published?(trx: Trx, app: App, change: Published): Promise<void>
}
export type Checked =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }
export interface Published {
  readonly reason: Bilingual
  readonly release: number
  readonly by: string
  readonly at: Date
}
interface Bilingual {
  readonly zh: string
  readonly en: string
}
