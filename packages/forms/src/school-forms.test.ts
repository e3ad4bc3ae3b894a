import { describe, expect, it } from 'vitest'
import { checkAnswers } from './check-answers.ts'
import { factDefinitions, factsFromAnswers } from './facts.ts'
import { allFields, visibleFields } from './fields.ts'
import type { Answers, IntakeForm } from './form.ts'
import { schoolForms } from './school-forms.ts'

const forms = schoolForms()
const formOf = (category: string): IntakeForm => {
  const found = forms.find(form => form.category === category)
  if (!found) throw new Error(`no form ${category}`)
  return found
}
const shownBy = (category: string, answers: Answers): readonly string[] =>
  visibleFields(formOf(category), answers).map(field => field.path)

const CATEGORIES = ['JX', 'YJ', 'KY', 'XS', 'XL', 'TX', 'RS', 'HQ', 'JJ', 'ZC', 'CW', 'LT', 'AQ', 'TS', 'WL', 'DJ']

/** Answers that open each branch, and what it then asks: every branch of every form stands here once. */
const BRANCHES: readonly (readonly [category: string, answers: Answers, asked: readonly string[]])[] = [
  ['JX', { topic: 'exam' }, ['examDate', 'examIssue']],
  ['JX', { topic: 'grade' }, ['term', 'reviewAsked']],
  ['JX', { topic: 'selection' }, ['selectionCloses']],
  ['YJ', { stage: 'defence' }, ['systemStep', 'deadline']],
  ['YJ', { stage: 'admission' }, ['batch']],
  ['KY', { topic: 'contract' }, ['amountBand', 'deadline']],
  ['KY', { topic: 'funds' }, ['amountBand', 'deadline', 'fundSource']],
  ['XS', { item: 'scholarship' }, ['batch', 'progress']],
  ['XS', { item: 'aid' }, ['batch', 'progress', 'hardship']],
  ['XS', { item: 'dormChange' }, ['moveReason', 'currentRoom']],
  ['XS', { item: 'employment' }, ['contractStatus']],
  ['XL', { safeNow: 'no' }, ['withSomeone', 'needNow']],
  ['XL', { wantsCall: 'yes' }, ['callWhen', 'callHow']],
  ['XL', { wantsCall: 'yes', callHow: 'phone' }, ['callWhen', 'callHow', 'callNumber']],
  ['TX', { topic: 'event' }, ['date', 'venue', 'people']],
  ['TX', { topic: 'practice' }, ['date', 'venue', 'people', 'offCampus']],
  ['TX', { topic: 'credit' }, ['hours']],
  ['RS', { item: 'title' }, ['batch', 'deadline']],
  ['RS', { item: 'pay' }, ['month']],
  ['HQ', { kind: 'laundry' }, ['building', 'room']],
  ['HQ', { kind: 'dormitory' }, ['building', 'room', 'dormIssue']],
  ['HQ', { kind: 'water' }, ['building', 'room', 'outage']],
  ['HQ', { kind: 'lift' }, ['building', 'room', 'outage', 'trapped']],
  ['HQ', { kind: 'canteen' }, ['canteen', 'canteenIssue']],
  ['HQ', { kind: 'canteen', canteenIssue: 'hygiene' }, ['canteen', 'canteenIssue', 'ill']],
  ['HQ', { kind: 'bus' }, ['line']],
  ['HQ', { kind: 'parcel' }, ['station']],
  ['JJ', { danger: 'yes' }, ['dangerKind', 'blocked']],
  ['JJ', { kind: 'noise' }, ['noiseWhen']],
  ['ZC', { topic: 'disposal' }, ['equipmentNo']],
  ['ZC', { topic: 'laboratory' }, ['hazard']],
  ['ZC', { topic: 'laboratory', hazard: 'fire' }, ['hazard', 'evacuated', 'alarmCalled']],
  ['ZC', { topic: 'purchase' }, ['purchaseNo', 'neededBy', 'budgetBand']],
  ['CW', { topic: 'doubleCharge' }, ['times', 'channel']],
  ['CW', { topic: 'reimbursement' }, ['claimStage']],
  ['LT', { topic: 'activity' }, ['site']],
  ['LT', { homeVisit: 'yes' }, ['visitWhen', 'mobility']],
  ['LT', { byProxy: 'yes' }, ['proxyName', 'relation', 'proxyPhone']],
  ['AQ', { dangerNow: 'yes' }, ['policeCalled', 'injured']],
  ['AQ', { kind: 'fraud' }, ['stillPaying', 'loss']],
  ['AQ', { kind: 'theft' }, ['lostOn', 'lostWhat']],
  ['AQ', { kind: 'traffic' }, ['vehicle']],
  ['TS', { topic: 'database' }, ['database', 'accessMode', 'errorText']],
  ['TS', { topic: 'purchase' }, ['bookTitle', 'courseBook']],
  ['TS', { topic: 'seat' }, ['area']],
  ['WL', { topic: 'wifi' }, ['building', 'room', 'scope', 'errorText']],
  ['WL', { topic: 'system' }, ['systemName', 'errorText']],
  ['WL', { topic: 'email' }, ['systemName', 'errorText']],
  ['WL', { topic: 'security' }, ['incident', 'ongoing']],
  ['DJ', { item: 'membership' }, ['direction', 'deadline']],
  ['DJ', { item: 'dues' }, ['period']],
  ['DJ', { item: 'admission' }, ['step']],
  ['DJ', { item: 'internal' }, ['area']],
]

describe('the forms a school starts with', () => {
  it('are one for each of the sixteen categories', () => {
    expect(forms.map(form => form.category)).toEqual(CATEGORIES)
  })

  it.each(forms.map(form => [form.category, form] as const))(
    '%s asks for nothing that must be answered',
    (_category, form) => {
      expect(checkAnswers(form, {})).toEqual({ answers: {}, dropped: [] })
    },
  )

  it.each(forms.map(form => [form.category, form] as const))(
    '%s leaves the platform’s own fields to the platform',
    (_category, form) => {
      for (const own of [
        'text',
        'place',
        'when',
        'attachments',
        'contactPref',
        'visibility',
        'identityMode',
        'bypassOwnUnit',
      ]) {
        expect(allFields(form.schema).has(own)).toBe(false)
      }
    },
  )

  it.each(forms.map(form => [form.category, form] as const))(
    '%s names its facts after itself, with words for every value',
    (_category, form) => {
      const facts = factDefinitions(form)
      expect(facts.length).toBeGreaterThan(3)
      for (const fact of facts) {
        expect(fact.key).toMatch(new RegExp(`^${form.key.replace('.', '\\.')}\\.[A-Za-z]+$`))
        for (const value of fact.values ?? []) expect(fact.valueLabels?.[value]?.en).toBeTruthy()
      }
    },
  )
})

describe('a conditional field', () => {
  it.each(BRANCHES)('of %s appears for %j', (category, answers, asked) => {
    const plain = Object.keys(formOf(category).schema.properties)
    expect([...shownBy(category, answers)].sort()).toEqual([...plain, ...asked].sort())
  })

  it.each(CATEGORIES)('of %s is tried for every branch', category => {
    const tried = BRANCHES.filter(([of]) => of === category)
    const every = [...allFields(formOf(category).schema).keys()]
    const opened = new Set(tried.flatMap(([, , asked]) => asked))
    expect(every.filter(key => !(key in formOf(category).schema.properties)).filter(key => !opened.has(key))).toEqual(
      [],
    )
    expect(tried.length).toBeGreaterThanOrEqual(formOf(category).schema.allOf?.length ?? 0)
  })

  it('follows the field that opens it', () => {
    const shown = shownBy('AQ', { dangerNow: 'yes' })
    expect(shown.slice(0, 3)).toEqual(['dangerNow', 'policeCalled', 'injured'])
  })

  it('is required only where someone writes for another', () => {
    expect(checkAnswers(formOf('LT'), { byProxy: 'yes' })).toEqual({
      errors: [
        {
          field: 'proxyName',
          label: { zh: '代办人姓名', en: 'Your name' },
          message: { zh: '“代办人姓名”需要填写', en: '“Your name” is required' },
        },
      ],
    })
  })
})

describe('the facts of a submission', () => {
  it('are those of the answered fields', () => {
    const answers = { kind: 'water', building: '12 栋', outage: 'over24h', affected: 60 }
    expect(factsFromAnswers(formOf('HQ'), answers)).toEqual({
      'form.HQ.kind': 'water',
      'form.HQ.building': '12 栋',
      'form.HQ.outage': 'over24h',
      'form.HQ.affected': 60,
    })
  })

  it('leave out the answer to a field that is hidden now', () => {
    expect(factsFromAnswers(formOf('AQ'), { dangerNow: 'no', policeCalled: 'yes' })).toEqual({
      'form.AQ.dangerNow': 'no',
    })
  })

  it('mark what is said of a person’s safety as sensitive', () => {
    const safeNow = factDefinitions(formOf('XL')).find(fact => fact.key === 'form.XL.safeNow')
    expect(safeNow).toMatchObject({ type: 'enum', values: ['yes', 'no', 'notSay'], sensitive: true })
  })

  it('name no person and no bill', () => {
    const keys = forms.flatMap(form => factDefinitions(form).map(fact => fact.key))
    for (const key of ['form.JX.teacher', 'form.CW.billNo', 'form.LT.proxyName', 'form.AQ.lostWhat'])
      expect(keys).not.toContain(key)
  })
})
