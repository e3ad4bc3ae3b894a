import {
  CHANNELS,
  NOT_SENSITIVE,
  SENSITIVE_CLASSES,
  type SensitivityOutcome,
  type SensitivityVerdict,
  URGENCIES,
} from './outcome.ts'

/** Everything that the rules which held say, together: no rule can take away what another adds. Lists are in the order of their unions. */
export const verdictOf = (outcomes: readonly SensitivityOutcome[]): SensitivityVerdict => {
  if (outcomes.length === 0) return NOT_SENSITIVE
  const urgency = URGENCIES.find(one => outcomes.some(outcome => outcome.urgency === one))
  const page = [...new Set(outcomes.flatMap(outcome => outcome.crisis?.page ?? []))]
  return {
    classes: SENSITIVE_CLASSES.filter(one => outcomes.some(outcome => outcome.classes.includes(one))),
    hold: true,
    channel: CHANNELS.filter(one => outcomes.some(outcome => outcome.channel.includes(one))),
    ...(urgency === undefined ? {} : { urgency }),
    ...(page.length === 0 ? {} : { crisis: { page } }),
    ...(outcomes.some(outcome => outcome.handBack === true) ? { handBack: true as const } : {}),
  }
}
