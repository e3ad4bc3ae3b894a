import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  actsOnOrder,
  ORDER_ACTS,
  ORDER_STATES,
  type OrderAct,
  type OrderSide,
  type OrderState,
  orderAfter,
} from './supervision-order.ts'

const SIDES: readonly OrderSide[] = ['unit', 'inspection', 'system']
const step = fc.record({ act: fc.constantFrom(...ORDER_ACTS), side: fc.constantFrom(...SIDES) })

/** The states an order goes through when all of this is tried on it, one after the other; what is refused changes nothing. */
function lived(steps: readonly { act: OrderAct; side: OrderSide }[]) {
  const way: { state: OrderState; act: OrderAct; side: OrderSide }[] = []
  let state: OrderState = 'open'
  for (const { act, side } of steps) {
    const next = orderAfter(state, act, side)
    if (next === null) continue
    state = next
    way.push({ state, act, side })
  }
  return way
}

test('whatever is tried: the unit alone answers, nothing is confirmed or returned unanswered, and what is closed stays closed', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), steps => {
      const way = lived(steps)
      way.forEach(({ state, act, side }, i) => {
        const before = way[i - 1]?.state ?? 'open'
        expect(before).not.toBe('closed')
        if (act === 'answer') expect([side, before === 'open' || before === 'returned']).toEqual(['unit', true])
        if (act === 'confirm' || act === 'return') expect([side, before]).toEqual(['inspection', 'answered'])
        if (state === 'closed') expect(side).not.toBe('unit')
        if (state === 'closed') expect(i).toBe(way.length - 1)
      })
    }),
  )
})

test('from every state but the last an order can be closed, by hand and by itself', () => {
  for (const state of ORDER_STATES.filter(each => each !== 'closed')) {
    expect(orderAfter(state, 'close', 'inspection')).toBe('closed')
    expect(orderAfter(state, 'lapse', 'system')).toBe('closed')
  }
  for (const side of SIDES) expect(actsOnOrder('closed', side)).toEqual([])
})

test('what each side is offered', () => {
  expect(actsOnOrder('open', 'unit')).toEqual(['answer'])
  expect(actsOnOrder('open', 'inspection')).toEqual(['close'])
  expect(actsOnOrder('answered', 'inspection')).toEqual(['return', 'confirm', 'close'])
  expect(actsOnOrder('answered', 'unit')).toEqual([])
  expect(actsOnOrder('returned', 'unit')).toEqual(['answer'])
})
