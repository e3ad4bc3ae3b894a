/** Characters of a gap, `~` and `~~` between Chinese, `~` in a Latin word; how else a `#` and a `*` may end. */
const GAP = { han: 9, long: 21, latin: 31, number: 6, rest: 13 }

/** A part of a word: in how many ways it can go on at one place, and the character it must begin with, where there is one. */
interface Part {
  readonly ways: number
  readonly begins: string | null
}

/** Of alternatives only those can be tried at one place that begin alike. */
const alternatives = (parts: readonly Part[]): number => {
  const alike = new Map<string, number>()
  const open = parts.filter(part => part.begins === null).reduce((sum, part) => sum + part.ways, 0)
  for (const { ways, begins } of parts)
    if (begins !== null) alike.set(begins, Math.max(0, alike.get(begins) ?? 0) + ways)
  return open + Math.max(0, ...alike.values())
}

/**
 * In how many ways at most a word of a list can be tried from one place of a text: of alternatives those that begin alike add up, and what
 * follows one another multiplies. A word is bounded, but a bound of billions is none: `(a/a)(a/a)…` or a row of `~` would hold a server
 * for hours (bar X4). Brackets that do not match are read as far as they go.
 */
export const wordCost = (word: string): number => {
  const isHan = /\p{Script=Han}/u.test(word)
  let at = 0
  const group = (depth: number): Part => {
    const found: Part[] = []
    let ways = 1
    let begins: string | null | undefined
    const follow = (part: Part): void => {
      begins = begins === undefined ? part.begins : begins
      ways *= part.ways
    }
    const end = (): void => void found.push({ ways, begins: begins ?? null })
    for (; at < word.length && word[at] !== ')'; at += 1) {
      const sign = word[at] as string
      if (sign === '(') {
        at += 1
        const inside = group(depth + 1)
        const isOptional = word[at + 1] === '?'
        if (isOptional) at += 1
        follow(isOptional ? { ways: inside.ways + 1, begins: null } : inside)
      } else if (sign === '/' && depth > 0) {
        end()
        ways = 1
        begins = undefined
      } else if (sign === '~') {
        const isLong = word[at + 1] === '~'
        if (isLong) at += 1
        follow({ ways: isLong ? GAP.long : isHan ? GAP.han : GAP.latin, begins: null })
      } else if (sign === '#') follow({ ways: GAP.number, begins: null })
      else if (sign === '*' && !isHan) follow({ ways: GAP.rest, begins: null })
      else follow({ ways: 1, begins: sign })
    }
    end()
    return { ways: alternatives(found), begins: found.length === 1 ? (found[0]?.begins ?? null) : null }
  }
  return group(0).ways
}
