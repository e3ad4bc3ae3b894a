import { expect, test } from 'vitest'
import { aCase } from '../testing-case.ts'
import { pathOnPage, problemsOf, readAnswers } from './answers.ts'
import {
  choice,
  files,
  group,
  maybe,
  number,
  onlyWhen,
  optionalGroup,
  optionalText,
  rows,
  text,
  yesNo,
} from './fields.ts'

const view = aCase()
const w = (zh: string) => ({ zh, en: zh })
const SIDES = { left: w('左'), right: w('右') }
const paths = (fields: Parameters<typeof problemsOf>[0], answers: Parameters<typeof problemsOf>[1]) =>
  problemsOf(fields, answers, view).map(problem => problem.path)

test('what must be answered is missed by name, what may be left out is not', () => {
  const fields = { reason: text(w('理由')), side: choice(w('边'), SIDES), note: optionalText(w('说明')) }
  expect(paths(fields, { reason: '  ', side: '' })).toEqual(['reason', 'side'])
  expect(paths(fields, { reason: '写清楚了', side: 'left' })).toEqual([])
})

test('words are trimmed and wrapped; nothing said reads as null', () => {
  const fields = { reason: text(w('理由')), note: optionalText(w('说明')) }
  expect(readAnswers(fields, { reason: ' 阀门坏了 ', note: ' ' }, view)).toEqual({
    reason: { text: '阀门坏了' },
    note: null,
  })
})

test('a field the answers do not bring up is neither asked for nor sent', () => {
  const fields = {
    reached: yesNo(w('联系上了吗')),
    verdict: onlyWhen(beside => beside.reached === 'yes', null, choice(w('怎么说'), SIDES)),
  }
  expect(paths(fields, { reached: 'no', verdict: 'left' })).toEqual([])
  expect(readAnswers(fields, { reached: 'no', verdict: 'left' }, view)).toEqual({ reached: false, verdict: null })
  expect(paths(fields, { reached: 'yes', verdict: '' })).toEqual(['verdict'])
})

test('a problem inside a group or a row carries the whole path', () => {
  const talk = { person: text(w('谁')) }
  const fields = {
    communication: group(w('沟通'), talk),
    milestones: rows(w('节点'), { what: text(w('做到什么')) }, { least: 1, add: w('加') }),
  }
  expect(paths(fields, { communication: { person: '' }, milestones: [{ what: '施工' }, { what: '' }] })).toEqual([
    'communication.person',
    'milestones.1.what',
  ])
  expect(paths(fields, { communication: { person: '覃科长' }, milestones: [] })).toEqual(['milestones'])
})

test('a closed optional group reads as null, an open one is checked', () => {
  const fields = { triage: optionalGroup(w('研判'), { reason: text(w('理由')) }) }
  expect(paths(fields, { triage: null })).toEqual([])
  expect(readAnswers(fields, { triage: null }, view)).toEqual({ triage: null })
  expect(paths(fields, { triage: { reason: '' } })).toEqual(['triage.reason'])
})

test('files are sent by id, a choice left empty as null, a number within its bounds', () => {
  const fields = {
    evidence: files(w('照片')),
    side: maybe(choice(w('边'), SIDES)),
    percent: number(w('延长'), { min: 1, max: 100, unit: w('%'), start: 50 }),
  }
  const answers = { evidence: [{ id: 'f1', name: 'a.jpg' }], side: '', percent: 50 }
  expect(readAnswers(fields, answers, view)).toEqual({ evidence: ['f1'], side: null, percent: 50 })
  expect(paths(fields, { ...answers, percent: 101 })).toEqual(['percent'])
})

test('the path of a text on the wire is that of its field on the page', () => {
  expect(pathOnPage('communication.person.text')).toBe('communication.person')
  expect(pathOnPage('milestones[1].on')).toBe('milestones.1.on')
})
