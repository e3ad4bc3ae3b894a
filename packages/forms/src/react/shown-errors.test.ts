import { describe, expect, it } from 'vitest'
import { errorsToShow } from './shown-errors.ts'

const nobodyLeft: ReadonlySet<string> = new Set()
const same = (answers: Record<string, string>) => ({ before: answers, now: answers })

describe('the error beside a field', () => {
  it('is not shown while the person has not been there', () => {
    expect(errorsToShow({ room: 'too long' }, {}, same({ room: 'xxxx' }), nobodyLeft)).toEqual({})
  })

  it('is shown once the person leaves a wrong answer', () => {
    expect(errorsToShow({ room: 'too long' }, {}, same({ room: 'xxxx' }), new Set(['room']))).toEqual({
      room: 'too long',
    })
  })

  it('is not shown for a field left empty before submission', () => {
    expect(errorsToShow({ room: 'required' }, {}, same({}), new Set(['room']))).toEqual({})
  })

  it('stays as the server said it until the answer changes', () => {
    expect(errorsToShow({}, { room: 'no such room' }, same({ room: '999' }), nobodyLeft)).toEqual({
      room: 'no such room',
    })
  })

  it('goes when the answer is put right, and tells what is still wrong with a new one', () => {
    const answers = { before: { room: '' }, now: { room: '305' } }
    expect(errorsToShow({}, { room: 'required' }, answers, nobodyLeft)).toEqual({})
    expect(errorsToShow({ room: 'too long' }, { room: 'required' }, answers, nobodyLeft)).toEqual({ room: 'too long' })
  })
})
