import { hasRole, unitsWhere, type Viewer } from '../access/viewer.ts'
import { RefusalError } from '../errors.ts'

/** Rules that somebody thinks of: of the school, or of one unit. */
export interface Change {
  readonly kind: 'routing' | 'sensitivity'
  /** null: the school. */
  readonly unit: string | null
  /** The rule set as it is written. */
  readonly body: unknown
}

/**
 * Who may try rules on past cases: whoever writes them and whoever decides on them, for the school or for their unit. What they are told are figures
 * of ordinary cases; which cases these are, only as far as they see them anyway.
 * @throws RefusalError `notAllowed`
 */
export function mustStudy(viewer: Viewer, unit: string | null): void {
  const may =
    unit === null
      ? hasRole(viewer, 'assessor', 'schoolLead')
      : unitsWhere(viewer, ['configurer', 'reviewer']).includes(unit)
  if (!may) throw new RefusalError({ reason: 'notAllowed' })
}
