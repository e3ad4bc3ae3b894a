import type { RefObject } from 'react'

const linksOf = (list: RefObject<HTMLUListElement | null>) => [
  ...(list.current?.querySelectorAll<HTMLAnchorElement>('a.wl-row') ?? []),
]

/** Moves the focus of a list by `step` rows, from the focused row, else from the open one, else from outside. */
export function moveInList(list: RefObject<HTMLUListElement | null>, step: 1 | -1): boolean {
  const links = linksOf(list)
  if (links.length === 0) return false
  const focused = links.indexOf(document.activeElement as HTMLAnchorElement)
  const open = links.findIndex(link => link.ariaCurrent === 'true')
  const from = focused >= 0 ? focused : open
  const to = from < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, from + step))
  links[to]?.focus()
  links[to]?.scrollIntoView({ block: 'nearest' })
  return true
}

/** The case after this one in a list, or before it when it is the last; null when it is alone or not there. */
export function neighbour(caseNos: readonly string[], caseNo: string | null): string | null {
  if (caseNo === null) return caseNos[0] ?? null
  const at = caseNos.indexOf(caseNo)
  if (at < 0) return caseNos[0] ?? null
  return caseNos[at + 1] ?? caseNos[at - 1] ?? null
}
