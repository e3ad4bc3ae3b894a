import { describe, expect, it } from 'vitest'
import type { Answers } from '../fields/index.ts'
import { formAround, when } from '../testing-form.ts'
import { settle } from './remembered-answers.ts'

const form = formAround({
  type: 'object',
  properties: { kind: { type: 'string', enum: ['water', 'power'] } },
  allOf: [
    when(
      { kind: 'water' },
      { properties: { leak: { type: 'string', enum: ['yes', 'no'] }, room: { type: 'string', default: '101' } } },
    ),
    when({ leak: 'yes' }, { properties: { floor: { type: 'string' } } }),
  ],
})

describe('a change of an answer', () => {
  it('takes the hidden answers out and puts them back when the fields return', () => {
    const remembered = new Map<string, Answers[string]>()
    const typed = { kind: 'water', leak: 'yes', room: '305', floor: '3' }
    const power = settle(form, typed, { ...typed, kind: 'power' }, remembered)
    expect(power).toEqual({ kind: 'power' })
    expect(settle(form, power, { kind: 'water' }, remembered)).toEqual(typed)
  })

  it('does so too when the hidden answers are already gone from the change', () => {
    const remembered = new Map<string, Answers[string]>()
    const typed = { kind: 'water', leak: 'yes', room: '305', floor: '3' }
    settle(form, typed, { kind: 'power' }, remembered)
    expect(settle(form, { kind: 'power' }, { kind: 'water' }, remembered)).toEqual(typed)
  })

  it('does not bring back what the person emptied before hiding it', () => {
    const remembered = new Map<string, Answers[string]>([['leak', 'yes']])
    settle(form, { kind: 'water', room: '305' }, { kind: 'power' }, remembered)
    expect(settle(form, { kind: 'power' }, { kind: 'water' }, remembered)).toEqual({ kind: 'water', room: '305' })
  })

  it('fills the default of a field that it opens', () => {
    expect(settle(form, {}, { kind: 'water' }, new Map())).toEqual({ kind: 'water', room: '101' })
  })

  it('does not refill a field that the person has emptied', () => {
    const before = { kind: 'water', room: '101' }
    expect(settle(form, before, { kind: 'water', room: undefined }, new Map())).toEqual({ kind: 'water' })
  })
})
