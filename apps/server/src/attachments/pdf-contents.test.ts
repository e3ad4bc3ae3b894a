import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pdfContents } from './pdf-contents.ts'
import { pdf } from './testing-uploads.ts'

const withObject = (object: string | Buffer) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n9 0 obj'), Buffer.from(object), Buffer.from('endobj\n'), pdf().subarray(9)])
const packed = (objects: string | Buffer, dict = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode') => {
  const data = typeof objects === 'string' ? deflateSync(objects) : objects
  return withObject(Buffer.concat([Buffer.from(`<<${dict}>>stream\r\n`), data, Buffer.from('\nendstream ')]))
}

test('a PDF with pages, links and a way to its first page is still', () => {
  expect(pdfContents(pdf())).toBe('still')
  expect(pdfContents(withObject('<</S/URI/URI(https://www.gxu.edu.cn/JavaScript)>>'))).toBe('still')
  expect(pdfContents(packed('7 0 <</Type/Page>>'))).toBe('still')
})

test.each([
  '<</S/JavaScript/JS(app.alert(1))>>',
  '<</S/J#61vaScript/JS(app.alert(1))>>',
  '<</S /Launch /F(cmd.exe)>>',
  '<</Type/EmbeddedFile>>',
  '<</Names<</EmbeddedFiles 5 0 R>>>>',
  '<</S/SubmitForm/F(https://elsewhere.example)>>',
  '<</XFA[(a)5 0 R]>>',
  '<</Subtype/RichMedia>>',
])('a PDF that acts or carries something is found out: %s', object => {
  expect(pdfContents(withObject(object))).toBe('active')
  expect(pdfContents(packed(`7 0 ${object}`))).toBe('active')
})

test('objects packed in a way that cannot be read count as active', () => {
  expect(pdfContents(packed(Buffer.from('not deflated')))).toBe('active')
  expect(pdfContents(packed('7 0 <<>>', '/Type/Obj#53tm/Filter[/ASCIIHexDecode/FlateDecode]'))).toBe('active')
})

const ACTS = '7 0 <</S/JavaScript/JS(app.alert(1))>>'
/** PNG's `none`, in rows of five: a mark before every row cuts the words. */
const inRows = (text: string) => `\0${text.match(/.{1,5}/gs)?.join('\0')}`
const hex = (text: string) => `${Buffer.from(text).toString('hex').replace(/../g, '$& ')}>`

test.each([
  ['behind a word in its own dictionary', packed(ACTS, '/Type/ObjStm/N 1/First 4/Filter/FlateDecode/X(obj)')],
  ['in a dictionary that is very long', packed(ACTS, `/Type/ObjStm${' '.repeat(9000)}/Filter/FlateDecode`)],
  ['with a predictor', packed(inRows(ACTS), '/Type/ObjStm/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 5>>')],
  ['with a filter named elsewhere', packed(Buffer.from(hex(ACTS)), '/Type/ObjStm/N 1/First 4/Filter 7 0 R')],
  ['folded twice', packed(hex(ACTS), '/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/ASCIIHexDecode]')],
])('a script packed %s is not taken for nothing', (_, bytes) => {
  expect(pdfContents(bytes)).toBe('active')
})

test('a few kilobytes that unfold into hundreds of megabytes are not unfolded', () => {
  const bomb = deflateSync(Buffer.alloc(100_000_000))
  expect(bomb.length).toBeLessThan(200_000)
  expect(pdfContents(packed(bomb))).toBe('active')
})

test('a locked PDF is told apart, for nobody can look into it', () => {
  expect(pdfContents(withObject('<</Encrypt 5 0 R>>'))).toBe('sealed')
})
