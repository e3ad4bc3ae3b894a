import type { Facts } from '../fact-types.ts'
import { type CategoryProposal, proposeCategory, submitterGroup } from '../propose-category.ts'
import { dutyOf, type EntryUnit } from './duty-unit.ts'
import { intentOf } from './intent.ts'
import type { Lexicon } from './lexicon.ts'
import { filledPlace, normaliseText } from './normalise.ts'
import { objectOf } from './object-of.ts'
import { parsePlace } from './place.ts'
import { statedDays, statedDeadline, statedPersons } from './quantities.ts'
import { storyScore } from './story-model.ts'
import { isAbusive, isSpam } from './tone.ts'
import { hasRequest, isVague } from './vagueness.ts'
import { findHits, type Hits, signsIn } from './word-lists.ts'

export const ACCUSED = ['none', 'personOfMyUnit', 'teacherOrSupervisor', 'unit'] as const
export type Accused = (typeof ACCUSED)[number]

/** What a submission says, as far as rules may look at it. */
export interface Submission {
  readonly text: string
  readonly campus?: string
  readonly place?: string
  readonly submitterType?: string
  readonly channel?: string
  readonly entryUnit?: EntryUnit
  readonly declared: {
    readonly bypassOwnUnit: boolean
    readonly accused: Accused
    readonly accusedUnit?: string
    readonly sensitive?: boolean
    readonly crisis?: boolean
  }
  /** The category that the submitter chose; “其他/不确定” is none. */
  readonly category?: string
  /** Facts that the answers of the category's form give (`form.HQ.kind`). */
  readonly answers?: Facts
  /** Hour of the day, local time, 0–23. */
  readonly hour?: number
}

const unitsNeeded = (hits: Hits, dutyUnit: string | undefined, lexicon: Lexicon): readonly string[] => {
  const needed = Object.entries(lexicon.needs).flatMap(([list, unit]) => (hits.has(list) ? [unit] : []))
  return [...new Set([...needed, ...(dutyUnit === undefined ? [] : [dutyUnit])])].sort()
}

/** Whether several units must act together: the text says so and names what two of them would do, or safety needs both works and patrols (R5). */
const needsSeveral = (hits: Hits, units: readonly string[]): boolean =>
  (units.length >= 2 && hits.has('coordination')) ||
  (hits.has('safetyHazard') && hits.has('needPatrol') && hits.has('needWorks'))

const declaredFacts = ({ declared, entryUnit }: Submission, dutyUnit: string | undefined): Facts => ({
  'declared.bypassOwnUnit': declared.bypassOwnUnit,
  'declared.accused': declared.accused,
  'declared.accusedUnit': declared.accusedUnit,
  'declared.accusedIsEntryUnit':
    declared.accused === 'unit' && declared.accusedUnit !== undefined && declared.accusedUnit === entryUnit?.id,
  'declared.accusedIsDutyUnit':
    declared.accused === 'unit' && declared.accusedUnit !== undefined && declared.accusedUnit === dutyUnit,
  'declared.sensitive': declared.sensitive ?? false,
  'declared.crisis': declared.crisis ?? false,
})

/** Lists of which a hit says that something is asked for. */
const ASKS = ['request', 'askHow', 'suggest'] as const
/** Lists of which a hit says that something ordinary is asked for or out of order. */
const MATTERS = [...ASKS, 'urge', 'trouble', 'utilityOut', 'doubleCharge'] as const

const factsOfText = (text: string, hits: Hits, lexicon: Lexicon): Facts => {
  const signs = signsIn(hits, lexicon.lists)
  return {
    'text.words': [...hits.keys()].sort(),
    'text.signs': signs,
    'text.signCount': signs.length,
    'text.chargeCount': signs.filter(sign => lexicon.lists.charges.has(sign)).length,
    'text.asks': ASKS.some(list => hits.has(list)),
    'text.namesClass': lexicon.lists.classLists.some(list => hits.has(list)),
    'text.storyScore': storyScore(text, lexicon.storyModel),
    'text.namesMatter': MATTERS.some(list => hits.has(list)),
    'text.intent': intentOf(hits),
    'text.isSpam': isSpam(text, hits),
    'text.isAbusive': isAbusive(text, lexicon),
    'text.ownUnit': hits.has('ownUnit'),
    'text.object': objectOf(text, lexicon) ?? undefined,
    'text.persons': statedPersons(text) ?? undefined,
    'text.days': statedDays(text) ?? undefined,
    'text.deadlineDays': statedDeadline(text) ?? undefined,
    'text.language': /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
  }
}

/**
 * Everything the rules may ask about one submission, from the submission alone (no clock, no database): the same submission and
 * lexicon always give the same facts. History and the gate's verdict are not known here and are added by whoever knows them.
 */
export const extractFacts = (
  submission: Submission,
  lexicon: Lexicon,
  proposals?: readonly CategoryProposal[],
): Facts => {
  const text = normaliseText(submission.text)
  const hits = findHits(text, lexicon.lists)
  const [best] = proposals ?? proposeCategory(submission.text, submission, lexicon, { read: text, hits })
  const category = submission.category ?? best?.category
  const place = parsePlace(submission.place, submission.text, submission.campus)
  const { entryUnit } = submission
  const isOutside = hits.has('outsideSchool') && (best === undefined || best.score < 9)
  const duty = isOutside
    ? null
    : dutyOf(
        { text, category: category ?? null, entryUnit: entryUnit ?? null, isOwnUnit: hits.has('ownUnit') },
        lexicon,
      )
  const units = unitsNeeded(hits, duty?.unit, lexicon)
  const hasPlace = filledPlace(submission.place) !== null || (place !== null && place.number !== null)
  return {
    ...submission.answers,
    ...factsOfText(text, hits, lexicon),
    ...declaredFacts(submission, duty?.unit),
    'text.isVague': isVague({ text, hits, hasPlace, category: category ?? null }, lexicon),
    'text.hasRequest': hasRequest(text, hits, best?.score ?? 0, lexicon),
    'text.units': units,
    'text.needsSeveralUnits': needsSeveral(hits, units),
    'text.outsideSchool': isOutside,
    'text.length': text.length,
    'text.categoryScore': best?.score ?? 0,
    'case.category': category,
    'case.channel': submission.channel,
    'case.submitterGroup': submitterGroup(submission.submitterType),
    'case.campus': place?.campus ?? undefined,
    'case.placeKind': place?.kind,
    'case.building': place?.number === null || place === null ? undefined : String(place.number),
    'case.hasPlace': hasPlace,
    'case.hour': submission.hour,
    'case.entryUnit': entryUnit?.id,
    'case.entryUnitKind': entryUnit?.kind,
    'case.dutyUnit': duty?.unit,
    'case.dutyTopic': duty?.topic ?? undefined,
    'case.entryUnitIsDutyUnit': duty !== null && duty.unit === entryUnit?.id,
  }
}
