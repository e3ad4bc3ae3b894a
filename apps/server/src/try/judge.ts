import type { Path } from '@zuoyeben/lifecycle'
import { hasNoEntry, isBypass, type Line, unitOfRoute } from './line.ts'

/** What the server made of a line. */
export interface Found {
  readonly caseNo: string | null
  readonly held: boolean
  readonly category: string | null
  readonly categories: readonly string[]
  /** Name of the unit proposed to answer it. */
  readonly unit: string | null
  readonly path: Path | null
  readonly firstAction: string | null
  /** Why there is no case: what the submitter was told. */
  readonly refused: string | null
}

export interface Judgement {
  readonly sensitive: boolean
  readonly heldWrongly: boolean
  readonly category: boolean
  readonly categoryTop3: boolean
  readonly unit: boolean
  readonly path: boolean
  readonly firstAction: boolean
}

export const PATH_NAMES: Readonly<Record<Path, string>> = {
  handle: '即收即办',
  transfer: '转办',
  instruct: '批办',
  reportUp: '上报',
  explain: '解释',
  rule: '裁定',
  reject: '不予受理',
}

/**
 * Compares with what a person would decide. Where a question is expected back, the text says too little for the rest to be judged, and
 * only the gate and the first action count. What the file does not say is counted as neither right nor wrong: not right.
 */
export function judge(line: Line, found: Found): Judgement {
  const sensitive = !['', '无', undefined, null].includes(line.expected_sensitivity)
  const isExpectedUp = sensitive || line.expected_path === '上报' || isBypass(line)
  const isVague = line.expected_first_action === 'request_info'
  return {
    sensitive,
    heldWrongly: found.held && !isExpectedUp && line.expected_sensitivity !== undefined,
    category: isVague || sameAs(line.category, found.category),
    categoryTop3: isVague || found.categories.slice(0, 3).some(each => sameAs(line.category, each)),
    unit: isVague || routesOf(line).some(route => route.name === found.unit),
    path: isVague || isRightPath(line, found),
    firstAction: sameAs(line.expected_first_action, found.firstAction),
  }
}

const sameAs = (expected: string | null | undefined, found: string | null): boolean => !!expected && expected === found

interface Route {
  readonly name: string
  readonly path: string
}

/** A route that also counts implies a path of its own: an own branch is 即收即办, another unit is 转办. */
function routesOf(line: Line): Route[] {
  if (!line.expected_route) return []
  const expected = { name: unitOfRoute(line.expected_route).name, path: line.expected_path ?? '' }
  const others = (line.acceptable_routes ?? []).map(route => {
    const { name, isOwnBranch } = unitOfRoute(route)
    const isOwn = isOwnBranch || (!hasNoEntry(line) && name === line.entry_unit)
    return { name, path: isOwn ? PATH_NAMES.handle : PATH_NAMES.transfer }
  })
  return [expected, ...others]
}

/** 批办 is one path whichever of the units leads it. */
function isRightPath(line: Line, found: Found): boolean {
  if (!line.expected_path || !found.path) return false
  const path = PATH_NAMES[found.path]
  return path === line.expected_path || routesOf(line).some(route => route.name === found.unit && route.path === path)
}
