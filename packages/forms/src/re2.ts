import { RE2JS } from 're2js'
import { MOST_TEXT } from './pattern.ts'

/** The server's engine for patterns, of linear time; `undefined` for a pattern it does not take. */
export function compileRe2(pattern: string): { readonly test: (text: string) => boolean } | undefined {
  try {
    const compiled = RE2JS.compile(pattern)
    return { test: text => text.length <= MOST_TEXT && compiled.matcher(text).find() }
  } catch {
    // It throws for bad syntax alone, and a pattern that was not taken is refused with the form.
    return undefined
  }
}
