import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const ORDINARY = '学院三楼打印室的纸总是没有人补，能不能每周一补一次？'
const confidant = () => house.someone('confidant', 'ZDT')
const lead = () => house.someone('schoolLead', 'ZDT')
const sees = async (story: CaseStory, person: Person) =>
  (await refusalOf(house.as(person).cases.view({ caseNo: story.no }))).reason === 'done'
/** Everybody of the campus who can open the page of this case, as `role@unit`, each kind once. */
const seenBy = async (story: CaseStory) => {
  const kinds = new Map<string, Person>()
  for (const person of house.everyone())
    for (const { role, unit } of person.appointments) {
      const kind = `${role}@${unit}`
      if (!kinds.has(kind)) kinds.set(kind, person)
    }
  const found: string[] = []
  for (const [kind, person] of kinds) if (await sees(story, person)) found.push(kind)
  return found.sort()
}

/** The cleared few ask of a unit, and the submitter says yes on the own page. */
const agreed = async (story: CaseStory, by: Person, unit: string) => {
  await story.act(by, 'dispatch', 'askConsent', { unit, question: null })
  await story.own('giveConsent', { agrees: true, words: null })
}

test('a matter marked sensitive is reported up and handed over; what stays is a trace without a word', async () => {
  const story = await CaseStory.leave(house, 'JDXY', ORDINARY, { sensitive: true })
  expect(story.receipt).toMatchObject({ held: true, unit: { id: 'ZDT' } })
  expect(await seenBy(story)).toEqual(['confidant@ZDT', 'schoolLead@ZDT'])
  await story.act(confidant(), 'dispatch', 'reportUp', { class: 'ethics', reason: { text: '涉及师德，按规定上报' } })
  expect(await seenBy(story)).toEqual(['confidant@ZDT', 'schoolLead@ZDT'])
  expect((await story.view(confidant())).clocks.map(clock => clock.kind)).toContain('handOver')
  await story.act(confidant(), 'dispatch', 'handOver', {
    channel: 'ethicsOffice',
    receiptNo: '师德〔2026〕7号',
    receiptOn: '2026-11-12',
    note: { text: '原件已移交' },
  })
  const trace = await story.view(confidant())
  expect(trace).toMatchObject({
    status: 'handedOver',
    text: null,
    place: null,
    triage: null,
    files: [],
    submitter: null,
  })
  expect(JSON.stringify(trace)).not.toMatch(/打印室|涉及师德|原件已移交/)
  expect(await seenBy(story)).toEqual(['confidant@ZDT', 'schoolLead@ZDT'])
  expect((await story.ownView()).status).toBe('handedOver')
})

test('a trace keeps no question, no answer and no talk of the time before', async () => {
  const story = await CaseStory.leave(house, 'JDXY', ORDINARY)
  const consult = crypto.randomUUID()
  await story.act(story.someone('officer'), 'handling', 'consult', {
    consult,
    unit: 'GZC',
    question: { text: '秘问一句' },
  })
  await story.act(story.someone('officer', 'GZC'), 'handling', 'answerConsult', { consult, text: { text: '秘答一句' } })
  await story.act(story.someone('officer'), 'dispatch', 'reportUp', { class: 'discipline', reason: { text: '秘由' } })
  await story.act(confidant(), 'dispatch', 'handOver', {
    channel: 'disciplineOffice',
    receiptNo: '7',
    receiptOn: '2026-11-12',
    note: null,
  })
  expect(JSON.stringify(await story.view(confidant()))).not.toMatch(/秘/)
})

test('a case that its officer reports up is gone for the whole unit at once', async () => {
  const story = await CaseStory.leave(house, 'JDXY', ORDINARY)
  const [officer, reviewer] = [story.someone('officer'), story.someone('reviewer')]
  expect(await sees(story, reviewer)).toBe(true)
  await story.act(officer, 'dispatch', 'reportUp', { class: 'petition', reason: { text: '多人联名' } })
  for (const person of [officer, reviewer, story.someone('dispatcher', 'ZDT')])
    expect(await sees(story, person)).toBe(false)
  expect((await house.as(officer).desk.search({ q: story.no })).rows).toEqual([])
  expect((await house.as(officer).desk.search({ q: '打印室' })).rows.map(row => row.caseNo)).not.toContain(story.no)
  const clear = () => story.act(lead(), 'dispatch', 'clearFlag', { reason: { text: '经核实为普通诉求' } })
  expect(await refusalOf(clear())).toEqual({ reason: 'selfFlagNeedsConsent' })
  await agreed(story, lead(), 'JDXY')
  await clear()
  expect(await sees(story, officer)).toBe(true)
  expect((await house.as(officer).desk.search({ q: '打印室' })).rows.map(row => row.caseNo)).toContain(story.no)
})

test('a bypassed unit does not learn of the case; it goes around, and comes to that unit by the submitter’s word alone', async () => {
  const story = await CaseStory.leave(house, 'JDXY', ORDINARY, { bypassOwnUnit: true })
  const officer = story.someone('officer')
  expect(await sees(story, officer)).toBe(false)
  const order = { reason: { text: '普通事项，改由他单位办理' } }
  expect(await refusalOf(story.act(confidant(), 'dispatch', 'routeAround', { ...order, unit: 'JDXY' }))).toEqual({
    reason: 'recusedUnit',
    unit: 'JDXY',
  })
  await story.act(confidant(), 'dispatch', 'routeAround', { ...order, unit: 'GZC' })
  expect(await story.ownView()).toMatchObject({ status: 'triage', unit: { id: 'GZC' } })
  expect(await sees(story, story.someone('officer', 'GZC'))).toBe(true)
  expect(await sees(story, officer)).toBe(false)
  const other = await CaseStory.leave(house, 'JDXY', ORDINARY, { bypassOwnUnit: true })
  await agreed(other, confidant(), 'JDXY')
  await other.act(confidant(), 'dispatch', 'routeAround', { ...order, unit: 'JDXY' })
  expect(await sees(other, officer)).toBe(true)
})

test('a part split off from a case that went around a unit does not come to that unit either', async () => {
  const story = await CaseStory.leave(house, 'JDXY', ORDINARY, { bypassOwnUnit: true })
  await story.act(confidant(), 'dispatch', 'routeAround', {
    unit: 'GZC',
    reason: { text: '普通事项' },
  })
  const answer = await house.as(story.someone('officer', 'GZC')).dispatch.split({
    caseNo: story.no,
    version: await story.version(),
    key: crypto.randomUUID(),
    reason: { text: '两件事' },
    part: '机电学院党支部的党费收缴通知总是太晚，能不能提前一周发？',
    category: 'DJ',
  })
  const seen = await refusalOf(house.as(story.someone('officer')).cases.view({ caseNo: answer.child }))
  expect(seen).toEqual({ reason: 'notFound' })
})

test('a danger to life is seen by the duty people and the cleared few, and by nobody else', async () => {
  const story = await CaseStory.leave(house, 'JDXY', '我真的不想活了，已经想好今晚从楼上跳楼自杀。')
  expect(story.receipt).toMatchObject({ crisis: true, held: true })
  expect(await seenBy(story)).toEqual(['confidant@ZDT', 'dutyOfficer@BWC', 'dutyOfficer@XGB', 'schoolLead@ZDT'])
  const duty = house.someone('dutyOfficer', 'BWC')
  expect((await house.as(duty).desk.page({ desk: 'crisis' })).rows.map(row => row.caseNo)).toContain(story.no)
  const quiet = await CaseStory.leave(house, 'JDXY', ORDINARY, { sensitive: true })
  expect(await sees(quiet, duty)).toBe(false)
  expect((await house.as(duty).desk.page({ desk: 'crisis' })).rows.map(row => row.caseNo)).not.toContain(quiet.no)
  expect(await refusalOf(story.own('withdraw', { reason: null }))).toMatchObject({ reason: 'wrongStatus' })
})

test('the submitter may flag the own case at any time; it is held from then, and cleared by the submitter’s own recorded word alone', async () => {
  const story = await CaseStory.leave(house, 'JDXY', ORDINARY)
  await story.triaged('handle')
  await story.approved()
  await story.claimed()
  await story.own('flag', { class: 'retaliation', reason: { text: '被约谈了' } })
  expect(await seenBy(story)).toEqual(['confidant@ZDT', 'schoolLead@ZDT'])
  const clear = () => story.act(confidant(), 'dispatch', 'clearFlag', { reason: { text: '误会' } })
  const barred = { reason: 'selfFlagNeedsConsent' }
  expect(await refusalOf(clear())).toEqual(barred)
  const question = { text: '问过承办人，约谈与此事无关，可以让学院接着办吗？' }
  await story.act(confidant(), 'dispatch', 'askConsent', { unit: 'JDXY', question })
  const asked = await story.ownView()
  expect(asked.consent).toEqual({
    unit: expect.objectContaining({ id: 'JDXY' }),
    question: question.text,
    agrees: null,
  })
  expect(asked.allowedActions).toContain('giveConsent')
  // Silence, however long, is no consent; nor is a no.
  await house.moveTo(house.now() + 30 * 86_400_000)
  expect(await refusalOf(clear())).toEqual(barred)
  await story.own('giveConsent', { agrees: false, words: { text: '我还是不放心' } })
  expect(await refusalOf(clear())).toEqual(barred)
  expect((await story.view(confidant())).consent).toMatchObject({ agrees: false })
  await story.own('giveConsent', { agrees: true, words: null })
  await clear()
  expect(await story.view(story.someone('member'))).toMatchObject({ status: 'inProgress', consent: null })
  const facts = (await story.view(confidant())).timeline.filter(({ type }) => type.startsWith('consent'))
  expect(facts.map(({ type, by, data }) => [type, by.kind, data.agrees])).toEqual([
    ['consentAsked', 'staff', undefined],
    ['consentGiven', 'submitter', false],
    ['consentGiven', 'submitter', true],
  ])
})

test('nobody but the submitter gives the consent: not the cleared few, not another’s receipt', async () => {
  const story = await CaseStory.leave(house, 'JDXY', ORDINARY, { sensitive: true })
  const other = await CaseStory.leave(house, 'JDXY', ORDINARY, { sensitive: true })
  await story.act(confidant(), 'dispatch', 'askConsent', { unit: 'JDXY', question: null })
  const give = (code: string) =>
    house.as(confidant()).tracking.giveConsent({
      ticket: { caseNo: story.no, code },
      version: 2,
      key: crypto.randomUUID(),
      agrees: true,
      words: null,
    })
  expect(await refusalOf(give(other.receipt.receiptCode))).toEqual({ reason: 'notFound' })
  expect(await refusalOf(give(''))).toEqual({ reason: 'notFound' })
  expect((await story.ownView()).consent?.agrees).toBeNull()
})

test('a freeze is set and lifted by two people together, and nothing moves in between', async () => {
  const story = await CaseStory.leave(house, 'JDXY', ORDINARY)
  const reason = { reason: { text: '核查泄密' } }
  await story.act(lead(), 'supervision', 'freeze', reason)
  expect((await story.view(lead())).frozen).toBe(false)
  expect(await refusalOf(story.act(lead(), 'supervision', 'freeze', reason))).toEqual({
    reason: 'needsSecondPerson',
    waitingFor: 'confidant',
  })
  await story.act(confidant(), 'supervision', 'freeze', reason)
  expect(await refusalOf(story.triaged('handle'))).toEqual({ reason: 'frozen' })
  const clocks = (await story.view(lead())).clocks
  expect(clocks.filter(clock => clock.paused === null).map(clock => clock.kind)).toEqual(['freezeReview'])
  await story.act(confidant(), 'supervision', 'unfreeze', reason)
  await story.act(lead(), 'supervision', 'unfreeze', reason)
  await story.triaged('handle')
  expect((await story.ownView()).status).toBe('review')
})
