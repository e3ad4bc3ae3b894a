import type {
  CallBackLack,
  Category,
  Channel,
  EffectTag,
  FlagSource,
  IdentityMode,
  InstructCriterion,
  Means,
  Method,
  NeedType,
  Outcome,
  Path,
  RejectionReason,
  SensitiveClass,
  SpecialChannel,
  Urgency,
  Verdict,
} from '@zuoyeben/lifecycle'
import { type WordTable, word } from './word.ts'

export const CATEGORY_WORDS: WordTable<Category> = {
  JX: word('教学与课程', 'Teaching and courses'),
  YJ: word('研究生培养', 'Postgraduate training'),
  KY: word('科研与学术', 'Research'),
  XS: word('学生资助与日常事务', 'Student aid and affairs'),
  XL: word('心理与成长支持', 'Counselling and support'),
  TX: word('团学社团与实践', 'Youth League and clubs'),
  RS: word('教师发展与人事', 'Staff and personnel'),
  HQ: word('后勤生活服务', 'Campus services'),
  JJ: word('基建修缮与环境', 'Buildings and grounds'),
  ZC: word('资产、实验室与采购', 'Assets, labs, purchasing'),
  CW: word('财务与收费', 'Finance and fees'),
  LT: word('离退休服务', 'Retired staff'),
  AQ: word('校园安全与秩序', 'Campus safety'),
  TS: word('图书与学习空间', 'Library and study space'),
  WL: word('网络与信息化', 'Network and IT'),
  DJ: word('党建与单位内部事务', 'Party and internal affairs'),
}
export const URGENCY_WORDS: WordTable<Urgency> = {
  P0: word('紧急', 'Emergency'),
  P1: word('加急', 'Urgent'),
  P2: word('一般', 'Normal'),
  P3: word('建议', 'Suggestion'),
}
export const PATH_WORDS: WordTable<Path> = {
  handle: word('即收即办', 'Handle at once'),
  transfer: word('转办', 'Transfer'),
  instruct: word('批办', 'Instruction by the school'),
  reportUp: word('上报', 'Report up'),
  explain: word('解释', 'Explain'),
  rule: word('裁定', 'Ruling'),
  reject: word('不予受理', 'Not accepted'),
}
/** When a path is the right one, as the triager reads it. */
export const PATH_HINTS: WordTable<Path> = {
  handle: word(
    '事实清楚、责任明确，本单位党支部（党员）能办',
    'Facts and duty are clear; a branch or member here can do it',
  ),
  transfer: word('属其他学院（部门）职责，先沟通再转', 'Another unit’s duty; talk to it first'),
  instruct: word('重大、复杂或多部门联动，上文请学校批办', 'Major or shared by several units; ask the school'),
  reportUp: word('敏感问题，交学校总答题组', 'Sensitive; goes to the school group'),
  explain: word('不具备办理条件，向当事人解释清楚', 'Cannot be done now; explain it properly'),
  rule: word('没有单位的职责覆盖，请总答题组裁定', 'No unit’s duty fits; ask for a ruling'),
  reject: word('只限列明的理由，书面告知，可复核', 'Only for listed reasons, in writing, open to review'),
}
export const OUTCOME_WORDS: WordTable<Outcome> = {
  solved: word('解决', 'Solved'),
  partlySolved: word('部分解决', 'Partly solved'),
  explained: word('解释', 'Explained'),
  unreachable: word('未联系上', 'Not reached'),
}
export const VERDICT_WORDS: WordTable<Verdict> = {
  solved: word('已解决', 'Solved'),
  partlySolved: word('部分解决', 'Partly solved'),
  notSolved: word('没有解决', 'Not solved'),
}
export const NEED_WORDS: WordTable<NeedType> = {
  urgent: word('急', 'Urgent need'),
  hard: word('难', 'Hardship'),
  worry: word('愁', 'Worry'),
  hope: word('盼', 'Hope'),
  grievance: word('怨', 'Grievance'),
}
export const SENSITIVE_WORDS: WordTable<SensitiveClass> = {
  petition: word('信访', 'Petition'),
  ethics: word('师德师风', 'Teacher ethics'),
  discipline: word('违法违纪', 'Breach of law or discipline'),
  retaliation: word('打击报复', 'Retaliation'),
  crisis: word('人身危机', 'Personal crisis'),
  classified: word('涉密', 'Classified matter'),
  privacy: word('第三方隐私', 'Privacy of a third person'),
  hostility: word('民族宗教敌意', 'Ethnic or religious hostility'),
  bypass: word('不经本单位', 'Not through the own unit'),
  recusal: word('需要回避', 'Recusal'),
}
export const FLAG_SOURCE_WORDS: WordTable<FlagSource> = {
  self: word('本人声明', 'Declared by the submitter'),
  rule: word('规则识别', 'Found by a rule'),
  human: word('人工标记', 'Marked by staff'),
}
export const SPECIAL_CHANNEL_WORDS: WordTable<SpecialChannel> = {
  petitionOffice: word('党办校办（信访）', 'Petition office'),
  ethicsOffice: word('教师工作部（师德师风）', 'Teacher ethics office'),
  disciplineOffice: word('纪检监察', 'Discipline inspection'),
  inspection: word('督查办', 'Inspection office'),
  secrecyOffice: word('党办校办（保密）', 'Secrecy office'),
  counselling: word('学工部心理中心', 'Counselling centre'),
  security: word('保卫处', 'Security office'),
}
export const REJECTION_WORDS: WordTable<RejectionReason> = {
  notSchoolDuty: word('不属学校职责', 'Not a duty of the university'),
  againstLaw: word('与法律法规或学校制度相抵触', 'Against law or university rules'),
  inLegalProceedings: word('已进入诉讼、仲裁、复议、信访复查或申诉', 'Already in legal or appeal proceedings'),
  unreachableForFacts: word('信息不足且两日两次联系不上', 'Too little information and not reached twice on two days'),
  spam: word('广告、灌水或纯辱骂无诉求', 'Advertising, spam or pure abuse'),
}
export const CRITERION_WORDS: WordTable<InstructCriterion> = {
  severalUnits: word('涉及两个以上单位', 'Two or more units'),
  overUnitBudget: word('费用超出本单位权限', 'Cost above the unit’s limit'),
  over200People: word('影响 200 人以上', 'More than 200 people affected'),
  policyChange: word('需要调整政策制度', 'Needs a change of policy'),
  constructionSafety: word('涉及施工或结构安全', 'Construction safety'),
}
export const METHOD_WORDS: WordTable<Method> = {
  themedPartyDay: word('主题党日', 'Themed Party day'),
  vanguardPost: word('党员先锋岗', 'Vanguard post'),
  pairing: word('结对帮扶', 'Pairing'),
  branchPartnership: word('支部共建', 'Branch partnership'),
  volunteering: word('志愿服务', 'Volunteering'),
  heartToHeart: word('谈心谈话', 'Heart-to-heart talk'),
  deliberation: word('协商议事', 'Deliberation'),
  dormitoryContact: word('党员联系寝室', 'Dormitory contact'),
  coordination: word('协调推动', 'Coordination'),
  policyAdvice: word('政策宣讲解读', 'Policy advice'),
}
export const EFFECT_WORDS: WordTable<EffectTag> = {
  study: word('党建助学', 'Helps study'),
  research: word('党建助研', 'Helps research'),
  foundation: word('党建筑牢', 'Strengthens the foundation'),
}
export const MEANS_WORDS: WordTable<Means> = {
  phone: word('电话', 'Phone'),
  visit: word('当面', 'Visit'),
  message: word('消息', 'Message'),
  meeting: word('会议', 'Meeting'),
  letter: word('书面', 'Letter'),
}
export const CALL_BACK_LACK_WORDS: WordTable<CallBackLack> = {
  day: word('换一天再联系', 'an attempt on another day'),
  means: word('换一种方式再联系', 'an attempt by other means'),
}
export const IDENTITY_WORDS: WordTable<IdentityMode> = {
  named: word('实名', 'Named'),
  sealedFromHandlers: word('对承办人匿名', 'Sealed from handlers'),
}
export const CHANNEL_WORDS: WordTable<Channel> = {
  web: word('网页', 'Web'),
  miniProgram: word('师生e见小程序', 'Mini-program'),
  notebook: word('线下作业本', 'Paper notebook'),
  phone: word('电话', 'Phone'),
  secretaryTalk: word('书记聊', 'Talk with the secretary'),
  branchFound: word('基层找', 'Found by a branch'),
  inspection: word('巡视查', 'Inspection'),
  fromAbove: word('上级点', 'From above'),
}
