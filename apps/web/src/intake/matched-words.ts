/** The words that speak for a category as the submitter wrote them: no part of a longer one, no name of a word list, four at most. */
export function matchedWords(because: readonly string[], written: string): string[] {
  return because
    .filter(word => written.includes(word))
    .filter(word => !because.some(other => other !== word && other.includes(word) && written.includes(other)))
    .slice(0, 4)
}
