import { expect, test } from 'vitest'
import { barDesks, firstDesk, navGroups } from './desks-of-mine.ts'

test('the start is the desk with something overdue, before one that is merely full', () => {
  expect(
    firstDesk([
      { desk: 'triage', n: 9, red: 0 },
      { desk: 'callback', n: 1, red: 1 },
    ]),
  ).toBe('callback')
})
test('an overview is never the start while there is a desk with work', () => {
  expect(
    firstDesk([
      { desk: 'unitAll', n: 40, red: 5 },
      { desk: 'mine', n: 0, red: 0 },
    ]),
  ).toBe('mine')
  expect(firstDesk([{ desk: 'unitAll', n: 40, red: 5 }])).toBe('unitAll')
})
test('what is overdue elsewhere comes after work of one’s own, before empty desks', () => {
  const overdue = { desk: 'overdue', n: 3, red: 3 }
  expect(firstDesk([overdue, { desk: 'triage', n: 1, red: 0 }])).toBe('triage')
  expect(firstDesk([overdue, { desk: 'triage', n: 0, red: 0 }])).toBe('overdue')
})
test('a person without desks has no start', () => {
  expect(firstDesk([])).toBeNull()
})
test('desks keep the order of the navigation and unknown ones are left out', () => {
  const groups = navGroups([
    { desk: 'review', n: 1, red: 0 },
    { desk: 'triage', n: 2, red: 0 },
    { desk: 'fromTheFuture', n: 3, red: 0 },
  ])
  expect(groups.map(group => group.items.map(item => item.desk))).toEqual([['triage', 'review']])
})
test('the bar of a phone shows desks with work first', () => {
  const bar = barDesks(
    [
      { desk: 'mine', n: 0, red: 0 },
      { desk: 'pool', n: 4, red: 0 },
    ],
    1,
  )
  expect(bar.map(item => item.desk)).toEqual(['pool'])
})
test('what people left in hand is a desk while there is something of it, and comes first', () => {
  const triage = { desk: 'triage', n: 2, red: 0 }
  const shown = (n: number) =>
    navGroups([triage, { desk: 'leftWork', n, red: 0 }]).flatMap(({ items }) => items.map(item => item.desk))
  expect([shown(0), shown(3)]).toEqual([['triage'], ['leftWork', 'triage']])
  expect(firstDesk([triage, { desk: 'leftWork', n: 3, red: 3 }])).toBe('triage')
})
