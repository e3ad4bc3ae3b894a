import type { CaseFile } from '@zuoyeben/lifecycle'
import { isContested, isRestricted, receiverOf, unitsAsked } from './case-row.ts'

/**
 * Maintained counters: in which ledgers a case stands, so that a desk shows its number without counting rows. A restricted case stands
 * in the ledger `restricted` alone: no unit's number moves because of it (invariants 6 and 9).
 */
export interface Place {
  scope: string
  status: string
}

export function placesOf(file: CaseFile): Place[] {
  const status = file.status
  if (isRestricted(file)) return [{ scope: 'restricted', status }]
  const scopes = ['school', `unit:${file.owner}`]
  if (file.branch) scopes.push(`branch:${file.branch}`)
  if (file.handler) scopes.push(`person:${file.handler}`)
  if (!file.branch && !file.handler && status === 'assigned') scopes.push(`pool:${file.owner}`)
  const receiver = receiverOf(file)
  if (receiver) scopes.push(`to:${receiver}`)
  const places: Place[] = scopes.map(scope => ({ scope, status }))
  const { answers, opinions } = unitsAsked(file)
  for (const unit of answers) places.push({ scope: `asked:${unit}`, status: 'consult' })
  for (const unit of opinions) places.push({ scope: `asked:${unit}`, status: 'opinion' })
  if (file.requested) places.push({ scope: `unit:${file.owner}`, status: 'requested' })
  if (isContested(file)) places.push({ scope: 'school', status: 'contested' })
  return places
}

export interface Delta extends Place {
  delta: number
}

/** What one step moves; nothing where a case stays in its ledgers. */
export function deltas(before: CaseFile | null, after: CaseFile): Delta[] {
  const sums = new Map<string, Delta>()
  const add = (place: Place, by: number) => {
    const name = `${place.scope} ${place.status}`
    const sum = sums.get(name) ?? { ...place, delta: 0 }
    sum.delta += by
    sums.set(name, sum)
  }
  if (before) for (const place of placesOf(before)) add(place, -1)
  for (const place of placesOf(after)) add(place, 1)
  return [...sums.values()].filter(sum => sum.delta !== 0)
}
