import {
  type EscalationProblem,
  type Limits,
  parseEscalation,
  parseUnitEscalation,
  type Rung,
  stricterOnly,
  strictest,
} from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { InputError, problem } from '../errors.ts'
import { type Checked, type ItemRules, SCHOOL } from './item-rules.ts'
import { shownByCases } from './limit-witness.ts'

/**
 * Limits, the ladder and when people are told. The school has them whole; a unit names the limits in which it is stricter and nothing else
 * (amendments, "Limits"). They hold for clocks that start from then on: a stored clock keeps its limit.
 */
export const LIMITS: ItemRules = {
  proposers: { school: ['assessor', 'schoolLead'], unit: ['configurer', 'reviewer'] },
  check: (app, scope, body) => (scope === SCHOOL ? checkSchool(app, body) : checkUnit(app, body)),
  consequences: (app, scope, body) => (scope === SCHOOL ? unitsThatGiveWay(app, body) : []),
}

/** What cases would run under, were this in force. @throws InputError */
export function limitsOfDraft(
  app: App,
  scope: string,
  draft: unknown,
): { readonly limits: Limits; readonly ladder: readonly Rung[] } {
  const answer = LIMITS.check(app, scope, draft)
  if (!answer.ok) throw new InputError(answer.problems)
  const { escalation } = app.configuration.school()
  const read = scope === SCHOOL ? parseEscalation(answer.body) : parseUnitEscalation(answer.body, escalation)
  if (!read.ok) throw new Error('checked and not readable')
  const { limits, ladder } = read.value
  return { ladder, limits: scope === SCHOOL ? limits : strictest(escalation.limits, limits) }
}

function refused(app: App, problems: readonly EscalationProblem[], body: unknown, school: Limits | null): Checked {
  const shown = { calendar: app.configuration.calendar(), now: app.now(), school }
  return { ok: false, problems: shownByCases(problems, body, shown) }
}

function checkSchool(app: App, body: unknown): Checked {
  const read = parseEscalation(body)
  return read.ok ? { ok: true, body: read.value } : refused(app, read.problems, body, null)
}

function checkUnit(app: App, body: unknown): Checked {
  const { escalation } = app.configuration.school()
  const read = parseUnitEscalation(body, escalation)
  if (!read.ok) return refused(app, read.problems, body, escalation.limits)
  const { extension, ...own } = body as { extension?: unknown; limits?: unknown }
  if (extension !== undefined)
    return { ok: false, problems: [problem('extension', '延期由学校统一规定', 'Extensions are the school’s to set')] }
  const looser = stricterOnly(escalation, read.value)
  return looser.length > 0 ? refused(app, looser, body, escalation.limits) : { ok: true, body: own }
}

/** Where the school becomes stricter than a unit was, the school's limit holds there from then on. */
function unitsThatGiveWay(app: App, body: unknown) {
  const read = parseEscalation(body)
  if (!read.ok) return []
  const { extension } = read.value
  return [...app.configuration.ownLimits()].flatMap(([unit, limits]) => {
    const places = stricterOnly(read.value, { ...read.value, limits, extension })
    if (places.length === 0) return []
    const { zh, en } = app.directory.unitRef(unit).name
    return [
      {
        zh: `${zh}自定的时限有 ${places.length} 处比新的宽，那里改按学校的执行`,
        en: `${en} has ${places.length} limits that are looser than the new ones: the school’s hold there`,
      },
    ]
  })
}
