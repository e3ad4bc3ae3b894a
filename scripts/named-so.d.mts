export function testFiles(root: string): { vitest: string[]; browser: string[] }
export function patternOf(words: string[]): string
export function namedSo(root: string, files: string[], pattern: string): { byPath: string[]; byText: string[] }
