import type { Role } from '@zuoyeben/lifecycle'
import { CLEARED, HANDLERS, SCHOOL_READERS, UNIT_READERS } from './viewer.ts'

/**
 * Who may see which case, and how much of it: every permission there is, each a line of data (§3.9, C2-10, C2-11, invariant 6). A case is
 * seen by whoever holds a grant on it and by nobody else. The same lines are read three ways: as a condition in SQL for every read and
 * every lock (policy.ts), as a question about one person and one case (holding.ts), and as a list for people (cases/readers.ts,
 * cases/sight.ts). So the sentence that people read is about the very line that let somebody in. A role that stands in no line sees no
 * case.
 */
export interface Grant {
  readonly key: GrantKey
  /** Offices that give it; `direct` counts only without a branch (the secretary of a 直属党支部 reviews, DOC-02). */
  readonly holders: readonly { readonly role: Role; readonly direct?: true }[]
  /** What ties the office, or its holder, to the case. */
  readonly tie: Tie
  /** Where the case stands: ordinary, restricted to the cleared few, or handed over to a special channel. */
  readonly standing: readonly Standing[]
  readonly crisis?: true
  /** No tie keeps it from an office of a unit that must not get the case (accused, gone around, next door to it): so it says so itself. */
  readonly recusable?: true
  readonly part: Part
  /** Name and contact of a submitter who gave them to the handlers (实名). */
  readonly identity: boolean
  /** Its holder may also read who else can see the case. */
  readonly listsReaders: boolean
  /** This one opens no case that those others do not open to the same people: it only shows more of it. */
  readonly within?: readonly GrantKey[]
  readonly words: { readonly zh: string; readonly en: string }
}

export const GRANT_KEYS = [
  'owner',
  'given',
  'handler',
  'branch',
  'pool',
  'asked',
  'entered',
  'school',
  'instruction',
  'inspected',
  'crisis',
  'clearedCrisis',
  'cleared',
  'crisisTrace',
  'trace',
] as const
export type GrantKey = (typeof GRANT_KEYS)[number]

/**
 * `every`: no tie but the office · `owner`: the unit is accountable now · `given`: the case was ever given to the unit, recused units less ·
 * `consulted`: the unit was asked for an answer or an opinion · `branch`: the branch it is assigned to · `pool`: lies in the unit for anybody
 * to claim (B-02) · `handler`: has it in hand · `clerk`: wrote it into the system, today · `instruct`: takes the way of instructions ·
 * `inspected`: the ladder put it before 督查办 (§3.6 红+5).
 */
export type Tie =
  | 'every'
  | 'owner'
  | 'given'
  | 'consulted'
  | 'branch'
  | 'pool'
  | 'handler'
  | 'clerk'
  | 'instruct'
  | 'inspected'
export type Standing = 'open' | 'restricted' | 'handedOver'

/** From most to least: all of it; the matter and what one was asked; the matter as it was entered; that it went away, and no words. */
export const PARTS = ['all', 'askedPart', 'entered', 'trace'] as const
export type Part = (typeof PARTS)[number]

const office = (roles: readonly Role[]) => roles.map(role => ({ role }))
const heads: Grant['holders'] = [...office(UNIT_READERS), { role: 'branchSecretary', direct: true }]
const plain = { standing: ['open'], part: 'all', identity: false, listsReaders: false } as const

export const GRANTS: readonly Grant[] = [
  {
    ...plain,
    key: 'owner',
    holders: heads,
    tie: 'owner',
    identity: true,
    listsReaders: true,
    within: ['given'],
    words: {
      zh: '本单位是这道题的责任单位：看全部内容；实名的看姓名和联系方式',
      en: 'The unit is accountable for the case: sees all of it, and the name of a submitter who gave it',
    },
  },
  {
    ...plain,
    key: 'given',
    holders: heads,
    tie: 'given',
    words: {
      zh: '这道题曾交给本单位（受理或经手）：看全部内容，不看姓名',
      en: 'The case was once given to the unit: sees all of it, no name',
    },
  },
  {
    ...plain,
    key: 'handler',
    holders: office(HANDLERS),
    tie: 'handler',
    identity: true,
    words: {
      zh: '正在承办这道题：看全部内容；实名的看姓名和联系方式',
      en: 'Has the case in hand: sees all of it, and the name of a submitter who gave it',
    },
  },
  {
    ...plain,
    key: 'branch',
    holders: office(HANDLERS),
    tie: 'branch',
    identity: true,
    words: {
      zh: '这道题派给了本支部：看全部内容；实名的看姓名和联系方式',
      en: 'The case is assigned to the branch: sees all of it, and the name of a submitter who gave it',
    },
  },
  {
    ...plain,
    key: 'pool',
    holders: office(HANDLERS),
    tie: 'pool',
    words: {
      zh: '在本单位题库里等人领：看全部内容，领题之前不看姓名',
      en: 'Waits in the pool of the unit to be claimed: sees all of it, no name before the claim',
    },
  },
  {
    ...plain,
    key: 'asked',
    holders: office([...UNIT_READERS, 'consulted']),
    tie: 'consulted',
    part: 'askedPart',
    words: {
      zh: '向本单位征询过意见：只看题目和问到本单位的部分，不看姓名',
      en: 'The unit was asked for an answer or an opinion: sees the matter and what it was asked, no name',
    },
  },
  {
    ...plain,
    key: 'entered',
    holders: office(['clerk']),
    tie: 'clerk',
    recusable: true,
    part: 'entered',
    words: {
      zh: '今天由本人录入：当天看录入的内容，不看姓名',
      en: 'Entered it today: sees what was entered until the end of the day, no name',
    },
  },
  {
    ...plain,
    key: 'school',
    holders: office(SCHOOL_READERS),
    tie: 'every',
    listsReaders: true,
    words: {
      zh: '总答题组统筹全校的题：看全部内容；实名的，专员和组长只看到姓（如 韦**）',
      en: 'The school’s answer group looks after every ordinary case: sees all of it; dispatchers and the lead see the outline of a name (韦**)',
    },
  },
  {
    ...plain,
    key: 'instruction',
    holders: office(['circulationClerk', 'leader']),
    tie: 'instruct',
    recusable: true,
    words: {
      zh: '这道题走批办：看全部内容，不看姓名',
      en: 'The case goes by instruction of the leaders: sees all of it, no name',
    },
  },
  {
    ...plain,
    key: 'inspected',
    holders: office(['inspector']),
    tie: 'inspected',
    words: {
      zh: '这道题被重点督查：督查员看全部内容；实名的只看到姓（如 韦**）',
      en: 'The case is under key inspection: the inspectors see all of it, and the outline of a name (韦**)',
    },
  },
  {
    ...plain,
    key: 'crisis',
    holders: office(['dutyOfficer']),
    tie: 'every',
    standing: ['open', 'restricted'],
    crisis: true,
    recusable: true,
    identity: true,
    words: {
      zh: '危机情况的值守人员：看全部内容；实名的看姓名和联系方式',
      en: 'On duty for crises: sees all of it, and the name of a submitter who gave it',
    },
  },
  {
    ...plain,
    key: 'clearedCrisis',
    holders: office(['confidant']),
    tie: 'every',
    standing: ['open', 'restricted'],
    crisis: true,
    identity: true,
    listsReaders: true,
    within: ['school', 'cleared'],
    words: {
      zh: '限知人员遇到危机情况：看全部内容；实名的看姓名和联系方式',
      en: 'Cleared, and it is a crisis: sees all of it, and the name of a submitter who gave it',
    },
  },
  {
    ...plain,
    key: 'cleared',
    holders: office(CLEARED),
    tie: 'every',
    standing: ['restricted'],
    listsReaders: true,
    words: {
      zh: '限知的题只由指定的限知人员看：看全部内容，不看姓名',
      en: 'A restricted case is for the cleared few alone: sees all of it, no name',
    },
  },
  {
    ...plain,
    key: 'crisisTrace',
    holders: office(['dutyOfficer']),
    tie: 'every',
    standing: ['handedOver'],
    crisis: true,
    recusable: true,
    part: 'trace',
    words: {
      zh: '危机情况已移交专门渠道：值守人员只看移交记录，不看内容',
      en: 'A crisis that was handed over to a special channel: sees the bare trace, no words',
    },
  },
  {
    ...plain,
    key: 'trace',
    holders: office(CLEARED),
    tie: 'every',
    standing: ['handedOver'],
    part: 'trace',
    listsReaders: true,
    words: {
      zh: '已移交专门渠道：限知人员只看移交记录，不看内容',
      en: 'Handed over to a special channel: the cleared few see the bare trace, no words',
    },
  },
]

/** Shown the outline of a name (韦**) in an ordinary case that they see, where the submitter gave it. */
export const OUTLINE_READERS: readonly Role[] = ['dispatcher', 'schoolLead', 'inspector']

/** Everybody whom some grant shows who a submitter is: the name, or its outline. */
export function identityReaders(grants: readonly Grant[] = GRANTS): Role[] {
  const holders = (of: readonly Grant[]) => of.flatMap(grant => grant.holders.map(({ role }) => role))
  const outline = holders(grants).filter(role => OUTLINE_READERS.includes(role))
  return [...new Set([...holders(grants.filter(grant => grant.identity)), ...outline])]
}
