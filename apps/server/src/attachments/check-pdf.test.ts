import { expect, test } from 'vitest'
import { isPdfAlone } from './check-pdf.ts'
import { pdf, zip } from './testing-uploads.ts'

test('a PDF with or without a line end after its mark is one', () => {
  expect(isPdfAlone(pdf())).toBe(true)
  expect(isPdfAlone(Buffer.concat([pdf(), Buffer.from('\r\n')]))).toBe(true)
})

test('a PDF cut short is refused', () => {
  expect(isPdfAlone(pdf().subarray(0, 120))).toBe(false)
})

test('a PDF with a page of HTML behind it is refused', () => {
  expect(isPdfAlone(Buffer.concat([pdf(), Buffer.from('<script>alert(1)</script>')]))).toBe(false)
})

test('a PDF that is an archive too is refused, even with an end mark inside the comment of the archive', () => {
  expect(isPdfAlone(Buffer.concat([pdf(), zip()]))).toBe(false)
  expect(isPdfAlone(Buffer.concat([pdf(), zip('\n%%EOF')]))).toBe(false)
})

test('a PDF whose header does not stand first is refused', () => {
  expect(isPdfAlone(Buffer.concat([Buffer.from('<html>'), pdf()]))).toBe(false)
})
