import { describe, expect, test } from 'vitest'
import { emptyDraft } from './draft.ts'
import { previewOf, submissionOf } from './submission.ts'

const draft = { ...emptyDraft('0b8f7a52-55ab-4a6e-8c1e-7b1d4f1c2a3d', 0), text: ' 没有热水 ' }

describe('what is sent', () => {
  test('a name is not sent by somebody who hides it from those who handle the case', () => {
    const hidden = { ...draft, name: '韦小满', identityMode: 'sealedFromHandlers' as const }
    expect(submissionOf(hidden, 'v1').contact).toEqual({ wish: 'inApp', name: null, phone: null })
  })

  test('a phone number is sent only where a call is wanted', () => {
    expect(submissionOf({ ...draft, phone: '13800000000' }, 'v1').contact).toMatchObject({ phone: null })
    expect(submissionOf({ ...draft, wish: 'phone', phone: ' 13800000000 ' }, 'v1').contact).toMatchObject({
      phone: '13800000000',
    })
  })

  test('the own unit is left out altogether when it is to be bypassed', () => {
    expect(previewOf({ ...draft, entryUnit: 'JSJ', bypassOwnUnit: true })).toMatchObject({
      entryUnit: null,
      bypassOwnUnit: true,
    })
  })

  test('carries the key of the draft and the version of the notice that was agreed to', () => {
    expect(submissionOf(draft, '2026-11')).toMatchObject({
      key: draft.key,
      consent: '2026-11',
      text: '没有热水',
      place: null,
    })
  })

  test('the preview learns neither name nor phone number', () => {
    expect(Object.keys(previewOf({ ...draft, name: '韦小满', phone: '1' }))).not.toContain('contact')
  })
})
