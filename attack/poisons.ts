/** What is written into fields by people who mean harm. Marks that begin with `zx` show up where something was run or joined. */

export const TEXTS: readonly string[] = [
  // SQL
  "' or '1'='1",
  "'; drop table cases; --",
  "') union select null, version(), null --",
  "' || (select current_setting('data_directory')) || '",
  '1; select pg_sleep(30); --',
  '%_%\\',
  // Pages, templates, formats, shells
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  'javascript:alert(1)',
  'zx{{7*7}}zx',
  'zx$' + '{7*7}zx',
  'zx<%= 7*7 %>zx',
  'zx#{7*7}zx',
  '%s%s%s%n',
  '$(sleep 30)`sleep 30`',
  '=HYPERLINK("http://elsewhere.example","x")',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '\r\nset-cookie: zx=1\r\n\r\n<html>',
  // Letters
  '\u202e\u2066txt.exe\u2069',
  '\ufeff\u200b\u200d\u2028\u2029',
  'Z̷̢̛͚̦͓̫̘̤'.repeat(40),
  '\ud83d\ude00'.repeat(200),
  '\0',
  '\ud800',
  'İıſK\u212a',
  '\u0001\u001b[31m',
  'ﷺ'.repeat(300),
  'a'.repeat(200_000),
  // Patterns that go on for ever
  `${'a'.repeat(40)}!`,
  `${'0'.repeat(60)}x`,
  `${'-'.repeat(5000)}1`,
  `${'2026-'.repeat(800)}`,
  `${'("'.repeat(2000)}`,
  // Names
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  'true',
  '',
  ' ',
]

const deep = (levels: number): unknown => {
  let inner: unknown = 1
  for (let n = 0; n < levels; n += 1) inner = n % 2 === 0 ? [inner] : { a: inner }
  return inner
}

export const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  -2_147_483_649,
  [],
  {},
  [[[]]],
  Array.from({ length: 20_000 }, () => 'x'),
  Array.from({ length: 5000 }, (_, n) => ({ id: n })),
  Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`k${n}`, n])),
  JSON.parse('{"__proto__": {"zxpolluted": true}}'),
  JSON.parse('{"constructor": {"prototype": {"zxpolluted": true}}}'),
  { toString: 'zx', valueOf: 'zx', hasOwnProperty: 1, length: 1e9, toJSON: 'zx' },
  { $ref: '#', $defs: { a: { $ref: '#/$defs/a' } } },
  { type: 'object', properties: { a: { pattern: '^(a+)+$' } } },
  { all: [{ any: [{ fact: 'text', op: 'matches', value: '(a|a)*b' }] }] },
  deep(90),
  deep(150),
  deep(1000),
]

/** Whole bodies that are no input at all. */
export const BODIES: readonly string[] = [
  '',
  'null',
  '[]',
  '0',
  '"',
  '{',
  '[1,2',
  '{"a":1,"a":2}',
  `${'['.repeat(100_000)}`,
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  `"${'x'.repeat(900_000)}"`,
  `{"text":"${'\\u0000'.repeat(1000)}"}`,
  `{"__proto__":{"zxpolluted":true},"text":"a"}`,
  `{"json":{},"meta":{"values":{"a":["Date"]}}}`,
  `[${'{},'.repeat(100_000)}{}]`,
  '\ufeff{}',
]
