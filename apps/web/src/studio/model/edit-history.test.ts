import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begun, changed, type History, mayRedo, mayUndo, redone, undone } from './edit-history.ts'

test('every step can be taken back and done again, in any order, and nothing is lost on the way', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 60 }), steps => {
      let history: History<{ n: number }> = begun({ n: -1 })
      for (const [at, n] of steps.entries()) history = changed(history, { n }, at * 5000)
      const end = history.present
      while (mayUndo(history)) history = undone(history)
      expect(history.present).toEqual({ n: -1 })
      while (mayRedo(history)) history = redone(history)
      expect(history.present).toBe(end)
    }),
  )
})

test('typing in one place is one step, a second later or elsewhere it is another', () => {
  let history = begun('')
  history = changed(history, '宿', 0, 'title')
  history = changed(history, '宿舍', 300, 'title')
  history = changed(history, '宿舍漏', 600, 'title')
  expect(undone(history).present).toBe('')
  expect(undone(changed(history, '宿舍漏水', 5000, 'title')).present).toBe('宿舍漏')
  expect(undone(changed(history, 'other', 700, 'say')).present).toBe('宿舍漏')
})

test('a change after taking back forgets what was taken back', () => {
  const history = undone(changed(begun(1), 2, 0))
  expect(mayRedo(history)).toBe(true)
  expect(mayRedo(changed(history, 3, 1))).toBe(false)
  expect(undone(begun(1)).present).toBe(1)
})
