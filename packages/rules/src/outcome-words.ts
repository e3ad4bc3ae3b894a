import type { Bilingual } from './fact-types.ts'
import type { Channel, CoTarget, FirstAction, Path, SensitiveClass, Target } from './outcome.ts'

export const PATH_WORDS: { readonly [P in Path]: Bilingual } = {
  handle: { zh: '即收即办', en: 'handle at once' },
  transfer: { zh: '转办', en: 'transfer' },
  instruct: { zh: '批办', en: 'instruct' },
  reportUp: { zh: '上报', en: 'report up' },
  explain: { zh: '解释', en: 'explain' },
  rule: { zh: '裁定', en: 'ruling' },
  reject: { zh: '不予受理', en: 'reject' },
}

export const TARGET_WORDS: { readonly [T in Target]: Bilingual } = {
  entryUnit: { zh: '受理单位', en: 'the unit it came in at' },
  dutyUnit: { zh: '职责单位', en: 'the unit whose duty it is' },
  schoolGroup: { zh: '总答题组', en: 'the school answer group' },
}

export const CO_TARGET_WORDS: { readonly [T in CoTarget]: Bilingual } = {
  dutyUnit: { zh: '职责单位', en: 'the unit whose duty it is' },
  otherDutyUnits: { zh: '其他职责单位', en: 'the other units whose duty it is' },
}

export const FIRST_ACTION_WORDS: { readonly [A in FirstAction]: Bilingual } = {
  phone: { zh: '先打电话', en: 'phone first' },
  recordTalk: { zh: '先沟通并记录', en: 'talk first and record it' },
  askSubmitter: { zh: '先请提交人补充', en: 'ask the submitter first' },
  replyPolitely: { zh: '先礼貌答复', en: 'reply politely first' },
  giveAddress: { zh: '先告知正确去处', en: 'name the right address first' },
  limitSender: { zh: '限制该来源频次', en: 'limit how often this sender may submit' },
}

export const CLASS_WORDS: { readonly [C in SensitiveClass]: Bilingual } = {
  petition: { zh: '信访', en: 'petition' },
  ethics: { zh: '师德师风', en: 'teacher ethics' },
  discipline: { zh: '违法违纪', en: 'breach of law or discipline' },
  retaliation: { zh: '打击报复、泄密', en: 'retaliation or leak' },
  crisis: { zh: '危机（人身）', en: 'crisis (danger to a person)' },
  classified: { zh: '涉密', en: 'classified' },
  privacy: { zh: '隐私（第三方）', en: 'privacy of a third person' },
  hostility: { zh: '民族宗教（敌意内容）', en: 'hostility to an ethnic or religious group' },
  bypass: { zh: '不经本单位', en: 'bypass of the own unit' },
  recusal: { zh: '回避', en: 'recusal' },
}

export const CHANNEL_WORDS: { readonly [C in Channel]: Bilingual } = {
  petitionOffice: { zh: '信访', en: 'petition office' },
  ethicsOffice: { zh: '师德', en: 'teacher ethics office' },
  disciplineOffice: { zh: '纪检监察', en: 'discipline inspection' },
  inspection: { zh: '督查', en: 'inspection office' },
  secrecyOffice: { zh: '保密', en: 'secrecy office' },
  counselling: { zh: '心理', en: 'counselling' },
  security: { zh: '保卫', en: 'security' },
}
