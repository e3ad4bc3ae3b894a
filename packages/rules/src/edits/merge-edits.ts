import { canonicalJson } from '../canonical-json.ts'
import { movedIds } from './longest-run.ts'

/** A rule set as it is stored and edited: it may not be valid yet. Only ids and the order of rules matter here. */
export interface RuleSetDraft {
  readonly rules: readonly { readonly id: string }[]
  readonly conditions?: Readonly<Record<string, unknown>>
  readonly [key: string]: unknown
}

/**
 * Who changed one part since the base: nobody, only me, only they, both in the same way, or both differently. One that was removed on the
 * one side and changed on the other is a conflict; one that was only moved there is removed, as it needs no place. Of `examples` and `waivers` nothing conflicts: `both`, with both sides' entries in `mine`.
 */
export type PartStatus = 'same' | 'mine' | 'theirs' | 'both' | 'conflict'

/** One rule, named condition or other key in its three forms; `undefined` where it is not there. */
export interface MergePart {
  readonly kind: 'rule' | 'condition' | 'key'
  readonly id: string
  readonly status: PartStatus
  readonly base: unknown
  readonly theirs: unknown
  readonly mine: unknown
}

export interface ThreeWayView {
  readonly parts: readonly MergePart[]
  /** The order of all rules that stand on either side, both sides' moves and additions in it. */
  readonly order: readonly string[]
  /** Rules that both moved, to different places: in `order` they stand where I put them, and they wait for a choice too. */
  readonly movedByBoth: readonly string[]
  readonly theirOrder: readonly string[]
  /** Whether everything can be put together without a choice. */
  readonly isClean: boolean
}

const same = (left: unknown, right: unknown): boolean =>
  left === undefined || right === undefined ? left === right : canonicalJson(left) === canonicalJson(right)

const statusOf = (base: unknown, theirs: unknown, mine: unknown): PartStatus => {
  if (same(base, theirs)) return same(base, mine) ? 'same' : 'mine'
  if (same(base, mine)) return 'theirs'
  return same(theirs, mine) ? 'both' : 'conflict'
}

type Parts = ReadonlyMap<string, unknown>
const rulesOf = (draft: RuleSetDraft): Parts => new Map(draft.rules.map(rule => [rule.id, rule]))
const conditionsOf = (draft: RuleSetDraft): Parts => new Map(Object.entries(draft.conditions ?? {}))
const keysOf = (draft: RuleSetDraft): Parts =>
  new Map(Object.entries(draft).filter(([key]) => key !== 'rules' && key !== 'conditions'))

/** Keys whose entries stand side by side: what each side added is added, what one took out is out. */
const LISTS: readonly string[] = ['examples', 'waivers']

const laidTogether = (base: unknown, theirs: unknown, mine: unknown): unknown[] => {
  const keyed = (list: unknown) => new Map((Array.isArray(list) ? list : []).map(one => [canonicalJson(one), one]))
  const [old, other, own] = [keyed(base), keyed(theirs), keyed(mine)]
  const added = [...own].filter(([key]) => !old.has(key) && !other.has(key))
  return [...[...other].filter(([key]) => own.has(key) || !old.has(key)), ...added].map(([, one]) => one)
}

const partsOf = (kind: MergePart['kind'], base: Parts, theirs: Parts, mine: Parts): readonly MergePart[] =>
  [...new Set([...base.keys(), ...theirs.keys(), ...mine.keys()])].map(id => {
    const forms = { base: base.get(id), theirs: theirs.get(id), mine: mine.get(id) }
    const status = statusOf(forms.base, forms.theirs, forms.mine)
    if (status === 'conflict' && kind === 'key' && LISTS.includes(id))
      return { kind, id, status: 'both', ...forms, mine: laidTogether(forms.base, forms.theirs, forms.mine) }
    return { kind, id, status, ...forms }
  })

/** What one side did to the order: the rules it moved or added, in its own order. */
const placedBy = (base: readonly string[], side: readonly string[]): readonly string[] => {
  const moved = movedIds(base, side)
  const known = new Set(base)
  return side.filter(id => moved.has(id) || !known.has(id))
}

/** `order` with these rules put, one after another, behind the nearest rule that stands before them on their own side. */
const withPlaced = (order: readonly string[], side: readonly string[], placed: readonly string[]): string[] => {
  const merged = order.filter(id => !placed.includes(id))
  for (const id of placed) {
    const earlier = side.slice(0, side.indexOf(id)).findLast(one => merged.includes(one))
    merged.splice(earlier === undefined ? 0 : merged.indexOf(earlier) + 1, 0, id)
  }
  return merged
}

const neighbours = (order: readonly string[], id: string, among: ReadonlySet<string>): string => {
  const shared = order.filter(one => one === id || among.has(one))
  return canonicalJson([shared[shared.indexOf(id) - 1] ?? null, shared[shared.indexOf(id) + 1] ?? null])
}

/**
 * An edit that began from `base` while somebody else published `theirs`, laid side by side. Drafts must have no id twice. Nothing of either
 * side is left out: what only one side changed is taken, what both changed differently is a conflict and waits for {@link resolveMerge}.
 */
export const threeWayView = (base: RuleSetDraft, theirs: RuleSetDraft, mine: RuleSetDraft): ThreeWayView => {
  const [old, other, own] = [base, theirs, mine].map(draft => draft.rules.map(rule => rule.id)) as [
    string[],
    string[],
    string[],
  ]
  const [movedThere, movedHere] = [movedIds(old, other), movedIds(old, own)]
  const parts = [
    ...partsOf('rule', rulesOf(base), rulesOf(theirs), rulesOf(mine)),
    ...partsOf('condition', conditionsOf(base), conditionsOf(theirs), conditionsOf(mine)),
    ...partsOf('key', keysOf(base), keysOf(theirs), keysOf(mine)),
  ]
  // Rules that one side removed keep their place until it is known whether they stay.
  const all = withPlaced(old, other, placedBy(old, other))
  const order = withPlaced(all, own, placedBy(old, own))
  const still = new Set(old.filter(id => !movedThere.has(id) && !movedHere.has(id)))
  const movedByBoth = [...movedHere].filter(
    id => movedThere.has(id) && neighbours(own, id, still) !== neighbours(other, id, still),
  )
  const isClean = movedByBoth.length === 0 && parts.every(part => part.status !== 'conflict')
  return { parts, order, movedByBoth, theirOrder: other, isClean }
}

export type Choice = 'mine' | 'theirs'

/** The name under which a conflict is decided; `place` is that of a rule which both moved. */
export const choiceKey = ({ kind, id }: { readonly kind: MergePart['kind'] | 'place'; readonly id: string }): string =>
  `${kind}:${id}`

const formOf = (part: MergePart, choices: ReadonlyMap<string, Choice>): unknown => {
  if (part.status === 'theirs') return part.theirs
  if (part.status === 'conflict') return choices.get(choiceKey(part)) === 'theirs' ? part.theirs : part.mine
  return part.mine
}

/** The merged draft, or the conflicts for which a choice is missing. */
export const resolveMerge = (
  { parts, order, movedByBoth, theirOrder }: ThreeWayView,
  choices: ReadonlyMap<string, Choice> = new Map(),
):
  | { readonly ok: true; readonly value: RuleSetDraft }
  | { readonly ok: false; readonly missing: readonly string[] } => {
  const asked = [
    ...parts.filter(part => part.status === 'conflict').map(choiceKey),
    ...movedByBoth.map(id => choiceKey({ kind: 'place', id })),
  ]
  const missing = asked.filter(key => !choices.has(key))
  if (missing.length > 0) return { ok: false, missing }
  const forms = (kind: MergePart['kind']): readonly (readonly [string, unknown])[] =>
    parts
      .filter(part => part.kind === kind)
      .map(part => [part.id, formOf(part, choices)] as const)
      .filter(([, form]) => form !== undefined)
  const rules = new Map(forms('rule') as readonly (readonly [string, { readonly id: string }])[])
  const conditions = forms('condition')
  const back = movedByBoth.filter(id => choices.get(choiceKey({ kind: 'place', id })) === 'theirs')
  const placed = withPlaced(
    order,
    theirOrder,
    theirOrder.filter(id => back.includes(id)),
  )
  return {
    ok: true,
    value: {
      ...Object.fromEntries(forms('key')),
      rules: placed.flatMap(id => rules.get(id) ?? []),
      ...(conditions.length > 0 ? { conditions: Object.fromEntries(conditions) } : {}),
    },
  }
}
