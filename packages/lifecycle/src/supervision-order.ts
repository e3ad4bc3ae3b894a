/** 督办单 (§3.6 红+5, D-13): where one stands, and what each side may do with it then. It is no status of the case and moves no limit. */
export const ORDER_STATES = ['open', 'answered', 'returned', 'confirmed', 'closed'] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** `lapse`: the clock that it stands on has stopped. */
export const ORDER_ACTS = ['answer', 'return', 'confirm', 'close', 'lapse'] as const
export type OrderAct = (typeof ORDER_ACTS)[number]

/** The unit held to account, 督查办, or nobody: what follows by itself. */
export type OrderSide = 'unit' | 'inspection' | 'system'

/** Working days in which the unit answers with reason, measures and a day. */
export const ANSWER_WITHIN_DAYS = 2
/** The day that it names lies within so many working days of the issue (D-13). */
export const RECTIFY_WITHIN_DAYS = 10

const WAY: Readonly<
  Record<OrderAct, { readonly from: readonly OrderState[]; readonly to: OrderState; readonly by: OrderSide }>
> = {
  answer: { from: ['open', 'returned'], to: 'answered', by: 'unit' },
  return: { from: ['answered'], to: 'returned', by: 'inspection' },
  confirm: { from: ['answered'], to: 'confirmed', by: 'inspection' },
  close: { from: ['open', 'answered', 'returned', 'confirmed'], to: 'closed', by: 'inspection' },
  lapse: { from: ['open', 'answered', 'returned', 'confirmed'], to: 'closed', by: 'system' },
}

/** Where an order stands after an act of this side; null where that side may not do it, or not from there. What is closed stays closed. */
export function orderAfter(state: OrderState, act: OrderAct, side: OrderSide): OrderState | null {
  const { from, to, by } = WAY[act]
  return by === side && from.includes(state) ? to : null
}

/** What this side may do with an order that stands so, as buttons are offered. */
export function actsOnOrder(state: OrderState, side: OrderSide): OrderAct[] {
  return ORDER_ACTS.filter(act => orderAfter(state, act, side) !== null)
}
