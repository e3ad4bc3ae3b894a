import { ACCUSED } from './extract/extract-facts.ts'
import { INTENTS } from './extract/intent.ts'
import { PLACE_KINDS } from './extract/place.ts'
import type { Bilingual, FactCatalogue, FactDefinition, FactSource, FactType } from './fact-types.ts'
import { CHANNEL_NAMES, PLACE_NAMES } from './value-labels.ts'

type Row = readonly [
  key: string,
  type: FactType,
  source: FactSource,
  zh: string,
  en: string,
  more?: Partial<FactDefinition>,
]

const labels = (rows: Readonly<Record<string, readonly [string, string]>>): Readonly<Record<string, Bilingual>> =>
  Object.fromEntries(Object.entries(rows).map(([value, [zh, en]]) => [value, { zh, en }]))

const CHANNELS = [
  'web',
  'miniProgram',
  'notebook',
  'phone',
  'secretaryTalk',
  'branchFound',
  'inspection',
  'fromAbove',
] as const
const SENSITIVE = { sensitive: true }

const ROWS: readonly Row[] = [
  ['case.category', 'category', 'structure', '类别', 'category'],
  [
    'case.channel',
    'enum',
    'structure',
    '渠道',
    'channel',
    {
      values: CHANNELS,
      valueLabels: labels(CHANNEL_NAMES),
    },
  ],
  [
    'case.submitterGroup',
    'enum',
    'structure',
    '提交人身份',
    'who submits',
    {
      values: ['undergraduate', 'postgraduate', 'teacher', 'retired', 'other'],
      valueLabels: labels({
        undergraduate: ['本科生', 'undergraduate'],
        postgraduate: ['研究生', 'postgraduate'],
        teacher: ['教职工', 'staff'],
        retired: ['离退休', 'retired'],
        other: ['其他', 'other'],
      }),
    },
  ],
  [
    'case.campus',
    'enum',
    'structure',
    '校区',
    'campus',
    { values: ['east', 'west'], valueLabels: labels({ east: ['东校园', 'east'], west: ['西校园', 'west'] }) },
  ],
  [
    'case.placeKind',
    'enum',
    'structure',
    '地点类型',
    'kind of place',
    { values: PLACE_KINDS, valueLabels: labels(PLACE_NAMES) },
  ],
  ['case.building', 'text', 'structure', '楼号', 'building number'],
  ['case.hasPlace', 'boolean', 'structure', '说明了地点', 'names a place'],
  ['case.hour', 'number', 'structure', '提交时刻（时）', 'hour of submission'],
  ['case.entryUnit', 'unit', 'structure', '受理单位', 'unit it came in at'],
  [
    'case.entryUnitKind',
    'enum',
    'structure',
    '受理单位性质',
    'kind of the entry unit',
    {
      values: ['college', 'department', 'directBranch', 'school'],
      valueLabels: labels({
        college: ['学院', 'college'],
        department: ['部门', 'department'],
        directBranch: ['直属党支部', 'direct branch'],
        school: ['学校', 'school'],
      }),
    },
  ],
  ['case.dutyUnit', 'unit', 'structure', '职责单位', 'unit whose duty it is'],
  ['case.dutyTopic', 'text', 'structure', '职责清单条目', 'topic of the duty list'],
  ['case.entryUnitIsDutyUnit', 'boolean', 'structure', '属受理单位职责', 'is the entry unit’s own duty'],
  ['text.words', 'words', 'words', '提到的词表', 'word lists mentioned', SENSITIVE],
  [
    'text.signs',
    'set',
    'words',
    '隐含敏感的迹象',
    'signs of a sensitive matter',
    {
      sensitive: true,
      values: ['actor', 'holder', 'group', 'stake', 'private', 'coercion', 'harm', 'money', 'falsity', 'kin', 'hidden'],
      valueLabels: labels({
        actor: ['某个具体的人', 'a particular person'],
        holder: ['掌权者', 'somebody with power'],
        group: ['师门', 'a research group'],
        stake: ['学业待遇', 'degree, grades, pay'],
        private: ['私人生活', 'private life'],
        coercion: ['要挟', 'coercion'],
        harm: ['伤害', 'harm'],
        money: ['钱物', 'money or gifts'],
        falsity: ['虚假', 'falsity'],
        kin: ['亲缘', 'kinship'],
        hidden: ['遮掩', 'concealment'],
      }),
    },
  ],
  [
    'text.namesClass',
    'boolean',
    'words',
    '词表已指明敏感类别',
    'word lists already say which class it is of',
    SENSITIVE,
  ],
  [
    'text.storyScore',
    'number',
    'words',
    '像在讲人和事的程度',
    'how much it reads like a story about a person or a danger',
    SENSITIVE,
  ],
  ['text.chargeCount', 'number', 'words', '其中指责的种数', 'kinds of signs that charge somebody', SENSITIVE],
  ['text.signCount', 'number', 'words', '隐含迹象的种数', 'kinds of such signs', SENSITIVE],
  [
    'text.intent',
    'enum',
    'words',
    '意图',
    'what the text is for',
    {
      usual: 'complaint',
      values: INTENTS,
      valueLabels: labels({
        consult: ['咨询', 'asks'],
        praise: ['表扬', 'praises'],
        suggestion: ['建议', 'suggests'],
        complaint: ['反映问题', 'complains'],
        report: ['检举', 'reports'],
        urge: ['催办', 'urges'],
      }),
    },
  ],
  ['text.isVague', 'boolean', 'words', '说得笼统', 'is too vague to act on'],
  ['text.isSpam', 'boolean', 'words', '广告或灌水', 'is spam'],
  ['text.isAbusive', 'boolean', 'words', '有辱骂', 'is abusive'],
  ['text.hasRequest', 'boolean', 'words', '有具体诉求', 'holds a request'],
  ['text.ownUnit', 'boolean', 'words', '提到本学院、本班', 'speaks of the own college'],
  ['text.outsideSchool', 'boolean', 'words', '不归学校管', 'is outside the school’s duties'],
  ['text.object', 'text', 'words', '事物', 'the thing it is about'],
  ['text.units', 'units', 'words', '涉及单位', 'units it needs'],
  ['text.needsSeveralUnits', 'boolean', 'words', '需多部门联动', 'needs several units together'],
  ['text.asks', 'boolean', 'words', '提了诉求', 'asks for something'],
  ['text.namesMatter', 'boolean', 'words', '提出了一般诉求或毛病', 'asks for something or names a fault'],
  ['text.categoryScore', 'number', 'words', '类别得分', 'score of the best category'],
  ['text.length', 'number', 'structure', '字数', 'length of the text'],
  ['text.persons', 'number', 'words', '涉及人数', 'people it speaks of'],
  ['text.days', 'number', 'words', '已持续天数', 'days it has lasted'],
  ['text.deadlineDays', 'number', 'words', '距截止天数', 'days to a deadline'],
  [
    'text.language',
    'enum',
    'structure',
    '语言',
    'language',
    { usual: 'zh', values: ['zh', 'en'], valueLabels: labels({ zh: ['中文', 'Chinese'], en: ['英文', 'English'] }) },
  ],
  ['declared.bypassOwnUnit', 'boolean', 'declared', '不经本单位受理', 'not through the own unit', SENSITIVE],
  [
    'declared.accused',
    'enum',
    'declared',
    '涉及的人',
    'who is accused',
    {
      sensitive: true,
      usual: 'none',
      values: ACCUSED,
      valueLabels: labels({
        none: ['不涉及', 'nobody'],
        personOfMyUnit: ['本单位的人', 'a person of my unit'],
        teacherOrSupervisor: ['教师或导师', 'a teacher or supervisor'],
        unit: ['一个单位', 'a unit'],
      }),
    },
  ],
  ['declared.accusedUnit', 'unit', 'declared', '被反映的单位', 'the unit complained of', SENSITIVE],
  [
    'declared.accusedIsEntryUnit',
    'boolean',
    'declared',
    '被反映的是受理单位',
    'the unit complained of is the entry unit',
    SENSITIVE,
  ],
  [
    'declared.accusedIsDutyUnit',
    'boolean',
    'declared',
    '被反映的是职责单位',
    'the unit complained of is the duty unit',
    SENSITIVE,
  ],
  ['declared.sensitive', 'boolean', 'declared', '自己标为敏感', 'marked sensitive by the submitter', SENSITIVE],
  ['declared.crisis', 'boolean', 'declared', '自己标为紧急危险', 'marked as danger now', SENSITIVE],
  ['history.possibleDuplicate', 'boolean', 'structure', '可能重复', 'may be a duplicate'],
  ['history.openCaseOfSame', 'boolean', 'structure', '本人已有同一事项', 'the same person has a case on it'],
  ['gate.held', 'boolean', 'structure', '疑似敏感', 'held as sensitive', SENSITIVE],
  ['gate.crisis', 'boolean', 'structure', '危机', 'crisis', SENSITIVE],
]

/** What {@link extractFacts} always gives; the tests hold it to that. */
const ALWAYS: ReadonlySet<string> = new Set([
  'case.hasPlace',
  'case.entryUnitIsDutyUnit',
  'text.words',
  'text.signs',
  'text.namesClass',
  'text.storyScore',
  'text.chargeCount',
  'text.signCount',
  'text.intent',
  'text.isVague',
  'text.isSpam',
  'text.isAbusive',
  'text.hasRequest',
  'text.ownUnit',
  'text.outsideSchool',
  'text.units',
  'text.needsSeveralUnits',
  'text.asks',
  'text.namesMatter',
  'text.categoryScore',
  'text.length',
  'text.language',
  'declared.bypassOwnUnit',
  'declared.accused',
  'declared.accusedIsEntryUnit',
  'declared.accusedIsDutyUnit',
  'declared.sensitive',
  'declared.crisis',
])

const COUNT = { whole: true, least: 0 } as const
const NUMBERS: Readonly<Record<string, FactDefinition['numbers'] & object>> = {
  'case.hour': { whole: true, least: 0, most: 23 },
  'text.length': COUNT,
  'text.chargeCount': COUNT,
  'text.signCount': COUNT,
  'text.persons': COUNT,
  'text.days': { least: 0 },
  'text.deadlineDays': { least: 0 },
}

/**
 * What a rule may ask about: all that {@link extractFacts} gives, what the database knows of the history, and the verdict of the
 * sensitivity rules. Facts of forms are added with {@link catalogueWith}.
 */
export const FACT_CATALOGUE: FactCatalogue = new Map(
  ROWS.map(([key, type, source, zh, en, more]) => [
    key,
    {
      key,
      type,
      source,
      label: { zh, en },
      sensitive: false,
      ...(ALWAYS.has(key) ? { always: true } : {}),
      ...(NUMBERS[key] ? { numbers: NUMBERS[key] } : {}),
      ...more,
    },
  ]),
)

/** The catalogue with the facts that the forms' answers give. Refuses (throws) a key that is already there. */
export const catalogueWith = (formFacts: readonly FactDefinition[]): FactCatalogue => {
  const catalogue = new Map(FACT_CATALOGUE)
  for (const fact of formFacts) {
    if (catalogue.has(fact.key)) throw new Error(`the fact ${fact.key} is already there`)
    catalogue.set(fact.key, fact)
  }
  return catalogue
}
