import { randomUUID } from 'node:crypto'
import { keepUpload } from '../attachments/keep-upload.ts'
import { notebookPage } from '../demo/notebook-page.ts'
import { CaseStory, sheetTo } from './case-story.ts'
import type { TestHouse } from './test-house.ts'

/** One case of each class that the access table speaks of. The college is JDXY; words of restricted ones hold the canary. */
export const CLASSES = [
  'triage',
  'foreign',
  'assigned',
  'consulted',
  'transferred',
  'circulating',
  'circulatingAround',
  'closed',
  'entered',
  'pooled',
  'direct',
  'heldByRule',
  'heldCrisis',
  'crisisAround',
  'bypass',
  'reportedUp',
  'handedOver',
  'crisisGone',
] as const
export type CaseClass = (typeof CLASSES)[number]
export const RESTRICTED: readonly CaseClass[] = [
  'heldByRule',
  'heldCrisis',
  'crisisAround',
  'bypass',
  'reportedUp',
  'handedOver',
  'crisisGone',
]

export const CANARY = 'zxqcanary77'
const ORDINARY = '学院三楼机房周末总是锁门，能不能周末轮流开一间？'
const HANDED_OVER = { channel: 'ethicsOffice', receiptNo: '7', receiptOn: '2026-11-12', note: null }
const FIRST_BRANCH = 'JDXY-1'

/** @param files uploads of nobody's that the matter comes with; a case that was entered comes with the page of the notebook alone */
export async function makeCase(house: TestHouse, kind: CaseClass, files: readonly string[] = []): Promise<CaseStory> {
  const leave = (text = ORDINARY, more = {}, unit = 'JDXY') => CaseStory.leave(house, unit, text, { files, ...more })
  const confidant = house.someone('confidant', 'ZDT')
  switch (kind) {
    case 'triage':
      return leave()
    case 'foreign':
      return leave(ORDINARY, {}, 'DQXY')
    case 'assigned':
      return (await (await leave()).triaged('handle')).approved('JDXY', { branch: FIRST_BRANCH })
    case 'consulted': {
      const story = await leave()
      const question = { text: '设备处有什么要求？' }
      await story.act(story.someone('officer'), 'handling', 'consult', { consult: randomUUID(), unit: 'GZC', question })
      return story
    }
    case 'transferred': {
      const story = await (await (await leave()).triaged('transfer', { transfer: sheetTo('HQC') })).approved()
      await story.act(story.someone('officer', 'HQC'), 'dispatch', 'acceptTransfer', { triage: null })
      return story
    }
    case 'circulating':
    // The same, where what is accused is the office that takes instructions round (党办校办).
    case 'circulatingAround': {
      const accused = kind === 'circulatingAround' ? { accused: 'unit', accusedUnit: 'DB' } : {}
      const story = await (
        await (await leave(ORDINARY, accused)).triaged('instruct', { criteria: ['severalUnits'] })
      ).approved()
      await story.act(story.someone('officer'), 'dispatch', 'circulate', {
        documentNo: '机电〔2026〕12号',
        criteria: ['severalUnits'],
        units: ['XGB'],
        draft: { text: '关于机房开放的请示' },
      })
      return story
    }
    case 'closed': {
      const story = await (await (await leave()).triaged('handle')).approved('JDXY', { branch: FIRST_BRANCH })
      const member = memberOf(house, FIRST_BRANCH)
      await story.act(member, 'handling', 'claim')
      await story.act(member, 'handling', 'file', {
        outcome: 'solved',
        done: { text: '周末轮流开放一间机房。' },
        methods: ['coordination'],
        evidence: [],
        explanation: null,
      })
      return (await story.calledBack()).writtenOff()
    }
    case 'entered': {
      const clerk = house.someone('clerk', 'TSG')
      const page = await keepUpload(house.house.app, await notebookPage(), 'page.jpg', clerk.person)
      return CaseStory.enter(house, clerk, 'TSG', ORDINARY, page.id)
    }
    case 'pooled':
      return (await (await leave()).triaged('handle')).approved()
    case 'direct': {
      const [unit] = house.house.app.directory.directBranches()
      if (!unit) throw new Error('there is no 直属党支部')
      return leave(ORDINARY, {}, unit)
    }
    case 'heldByRule':
      return leave(`学生会主席收受回扣，虚开发票套取活动经费，${CANARY}，请查一查。`)
    case 'heldCrisis':
      return leave(`我真的不想活了，已经想好今晚从楼上跳楼自杀，${CANARY}。`)
    case 'crisisAround':
      // Whoever has the duty at 保卫处 is of the unit that is accused.
      return leave(`保卫处的人打了我，我真的不想活了，已经想好今晚从楼上跳楼自杀，${CANARY}。`, {
        accused: 'unit',
        accusedUnit: 'BWC',
      })
    case 'bypass':
      return leave(`${ORDINARY} ${CANARY}`, { bypassOwnUnit: true })
    case 'reportedUp': {
      const story = await leave(`${ORDINARY} ${CANARY}`, { sensitive: true })
      await story.act(confidant, 'dispatch', 'reportUp', { class: 'ethics', reason: { text: `涉及师德 ${CANARY}` } })
      return story
    }
    case 'handedOver': {
      const story = await makeCase(house, 'reportedUp', files)
      await story.act(confidant, 'dispatch', 'handOver', HANDED_OVER)
      return story
    }
    case 'crisisGone': {
      const story = await makeCase(house, 'heldCrisis', files)
      await story.act(confidant, 'dispatch', 'reportUp', {
        class: 'crisis',
        reason: { text: `需要专业帮助 ${CANARY}` },
      })
      await story.act(confidant, 'dispatch', 'handOver', HANDED_OVER)
      return story
    }
  }
}

export function memberOf(house: TestHouse, branch: string, role: 'member' | 'branchSecretary' = 'member') {
  const found = house.everyone().find(person => person.appointments.some(a => a.role === role && a.branch === branch))
  if (!found) throw new Error(`nobody is ${role} of ${branch}`)
  return found
}
