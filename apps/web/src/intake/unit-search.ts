import type { Locale } from '../locale.ts'

interface Named {
  id: string
  name: { zh: string; en: string }
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, '')

/** The unit that the typed words name: `exactly`, or by a `part` of its name that no other unit shares. Null when none or several. */
export function unitNamed(
  units: readonly Named[],
  locale: Locale,
  typed: string,
  how: 'exactly' | 'part',
): string | null {
  const sought = plain(typed)
  if (sought === '') return null
  const exact = units.find(unit => plain(unit.name[locale]) === sought)
  if (exact || how === 'exactly') return exact?.id ?? null
  const fitting = units.filter(unit => plain(unit.name[locale]).includes(sought))
  return fitting.length === 1 ? fitting[0]!.id : null
}
