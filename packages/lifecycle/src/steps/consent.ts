import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'

/**
 * A submitter's own flag is never cleared without the submitter's word (amendments, "Gate and routing"): the cleared few ask of one unit,
 * once, and the submitter answers on the own page. Nothing happens when no answer comes.
 */
export function askConsent(at: Situation, { unit, question }: ActionOf<'askConsent'>): Advanced {
  const lack = question ? lackOf({ question }) : null
  if (lack) return refuse(lack)
  if (at.caseFile.consent?.unit === unit) return refuse({ reason: 'consentAskedBefore', unit })
  return record(at, 'consentAsked', { unit, question })
}

export function giveConsent(at: Situation, { agrees, words }: ActionOf<'giveConsent'>): Advanced {
  return record(at, 'consentGiven', { agrees, words })
}
