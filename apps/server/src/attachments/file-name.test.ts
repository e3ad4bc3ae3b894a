import { expect, test } from 'vitest'
import { cleanFileName } from './file-name.ts'

test.each([
  ['图书馆三楼.JPG', '图书馆三楼.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['C:\\Users\\甲\\漏水.jpeg', '漏水.jpg'],
  ['账单.pdf.exe', '账单.pdf.jpg'],
  ['photo\u202egpj.exe', 'photogpj.jpg'],
  ['a\r\nSet-Cookie: x=1\u0000.jpg', 'aSet-Cookie x=1.jpg'],
  ['<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1).jpg'],
  ['...', '附件.jpg'],
  ['', '附件.jpg'],
  ['con.txt', '附件.jpg'],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given, 'jpg')).toBe(kept)
})

test('a long name is cut between characters, not inside one', () => {
  expect(cleanFileName('𠮷'.repeat(300), 'png')).toBe(`${'𠮷'.repeat(100)}.png`)
})

test('an upload without a name gets one', () => {
  expect(cleanFileName(undefined, 'pdf')).toBe('附件.pdf')
})
