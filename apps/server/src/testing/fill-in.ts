import { randomUUID } from 'node:crypto'
import { type ActionName, allowedOutcomes, type CaseFile } from '@zuoyeben/lifecycle'
import { FILING, sheetTo, TRIAGE } from './case-story.ts'
import type { Dice } from './dice.ts'
import type { Person } from './test-house.ts'

/** Units among which cases are sent about: two colleges, two departments, a 直属党支部, and one that is not ready. */
export const UNITS = ['JDXY', 'DQXY', 'HQC', 'GZC', 'DAG', 'GJXY'] as const

const text = (words: string) => ({ text: words })
const reason = { reason: text('按规定处理，理由如上。') }
const here = { branch: null, member: null }

/** What is sent with an action, such that the case as it stands has something to do with it; null where nothing would. */
export function fillIn(
  action: ActionName,
  file: CaseFile,
  actor: Person | null,
  dice: Dice,
  day: string,
): Fields | null {
  const unit = dice.pick(UNITS.filter(each => each !== file.owner))
  const sheet = (to: string) => ({ ...sheetTo(to), communication: { ...sheetTo(to).communication, on: day } })
  const form = () => {
    const path = dice.pick([
      'handle',
      'handle',
      'handle',
      'transfer',
      'transfer',
      'instruct',
      'explain',
      'rule',
      'reject',
    ])
    return {
      ...TRIAGE,
      path,
      urgency: dice.pick(['P0', 'P1', 'P2', 'P2', 'P3']),
      transfer: path === 'transfer' ? sheet(unit) : null,
      criteria: path === 'instruct' ? ['severalUnits'] : [],
      rejection: path === 'reject' ? { reason: 'notSchoolDuty', notice: text('请联系企业前台。') } : null,
    }
  }
  const mine = (units: readonly string[]) =>
    units.find(each => actor?.appointments.some(a => a.unit === each)) ?? units[0]
  switch (action) {
    case 'flag':
      return actor ? { class: 'ethics', source: 'human', reason: null } : { class: 'retaliation', reason: null }
    case 'acknowledge':
      return {}
    case 'askConsent':
      return { unit: file.heldFrom?.owner ?? unit, question: null }
    case 'giveConsent':
      return { agrees: dice.chance(0.8), words: null }
    case 'clearFlag':
      return { ...reason }
    case 'reportUp':
      return { ...reason, class: 'discipline' }
    case 'handOver':
      return { channel: 'inspection', receiptNo: '督〔2026〕1号', receiptOn: day, note: null }
    case 'routeAround':
      return { ...reason, unit }
    case 'askSubmitter':
      return { question: text('是哪一天的事？') }
    case 'answer':
      return { text: text('是上周三晚上。'), files: [] }
    case 'triage':
      return form()
    case 'approve':
      return { ...here, opinion: null }
    case 'reject':
      return { category: 'DJ', reason: 'notSchoolDuty', notice: text('请联系企业前台。') }
    case 'assign':
      return null
    case 'claim':
      return {}
    case 'reassign':
      return actor?.appointments.some(a => a.role === 'branchSecretary' && a.branch) ? null : { ...here, ...reason }
    case 'requestTransfer':
      return sheet(unit)
    case 'acceptTransfer':
      return { triage: null }
    case 'returnTransfer':
      return { ...reason, whoseDuty: null, basis: text('职责清单第二条') }
    case 'rule':
      return { ruling: { kind: 'unit', unit }, basis: text('职责清单第二条') }
    case 'circulate':
      return { documentNo: '机电〔2026〕3号', criteria: ['policyChange'], units: [unit], draft: text('关于此事的请示') }
    case 'giveOpinion': {
      const asked = mine(file.circulation?.units.filter(each => each.stance === null).map(each => each.unit) ?? [])
      return asked ? { unit: asked, stance: 'agree', opinion: text('同意'), basis: null } : null
    }
    case 'recordInstruction':
      return {
        leader: text('分管领导'),
        opinion: text('同意办理'),
        signedOn: day,
        scan: null,
        missingNoted: text('未答复'),
      }
    case 'issueTasks':
      return { lead: unit, task: text('按批示办理'), dueOn: file.urgency === 'P0' ? day : null, coUnits: [] }
    case 'note':
      return { text: text('已联系对方，明天回复。'), toSubmitter: dice.chance(0.5) }
    case 'promise':
      return { reason: text('配件已到，今天装上'), on: day }
    case 'consult':
      return { consult: randomUUID(), unit, question: text('这件事归谁管？') }
    case 'answerConsult': {
      const asked = file.consults.find(each => !each.answered)
      return asked ? { consult: asked.id, text: text('归我们管') } : null
    }
    case 'park':
      return { plan: text('等新学期预算'), milestones: [{ on: '2030-01-01', what: text('预算下达') }] }
    case 'extend':
      return { ...reason, percent: 30 }
    case 'file':
      return { ...FILING }
    case 'recordAttempt': {
      const reached = dice.chance(0.7)
      return {
        means: 'phone',
        reached,
        verdict: reached ? dice.pick(['solved', 'partlySolved', 'notSolved']) : null,
        words: null,
      }
    }
    case 'confirm':
      return { verdict: dice.pick(['solved', 'partlySolved', 'notSolved']), words: null }
    case 'writeOff':
      return { outcome: dice.pick(allowedOutcomes(file)), effects: ['study'], sentence: text('已与同学讲明。') }
    case 'rate':
      return { satisfaction: 1 + dice.below(5), timeliness: 1 + dice.below(5), words: null }
    case 'redispatch':
      return { ...reason, unit }
    case 'withdraw':
      return { reason: null }
    case 'sendBack':
    case 'contestRejection':
    case 'overturnRejection':
    case 'release':
    case 'resume':
    case 'sendBackToWork':
    case 'reopen':
    case 'freeze':
    case 'unfreeze':
      return reason
    case 'submit':
    case 'merge':
    case 'split':
    case 'archive':
    case 'expire':
      return null
  }
}
export type Fields = Record<string, unknown>
