import { NUMBER_CLASS, readNumber } from './chinese-number.ts'
import { filledPlace, normaliseText } from './normalise.ts'

export const PLACE_KINDS = [
  'onlineTeaching',
  'onlineGraduate',
  'onlineFinance',
  'onlineResearch',
  'onlineJobs',
  'onlineHr',
  'onlineAssets',
  'onlineParty',
  'onlineLibrary',
  'onlineNetwork',
  'online',
  'counselling',
  'hospital',
  'express',
  'studentCentre',
  'retired',
  'household',
  'studentAffairs',
  'partyRoom',
  'instruments',
  'bathhouse',
  'canteen',
  'library',
  'dormitory',
  'staffHousing',
  'laboratory',
  'teaching',
  'sports',
  'gate',
  'collegeBuilding',
  'road',
  'outside',
  'other',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** Where a case is about, as far as the words say. `name` is the building's own name where it has no number. */
export interface Place {
  readonly campus: 'east' | 'west' | null
  readonly kind: PlaceKind
  readonly number: number | null
  readonly name: string | null
  readonly floor: number | null
  readonly room: string | null
}

const N = `(?<number>[${NUMBER_CLASS}]{1,4})`
/** In this order: the first that fits says what kind of place it is. */
const KINDS: readonly (readonly [PlaceKind, RegExp])[] = [
  ['onlineTeaching', /教务|选课|线上.*课程/u],
  ['onlineGraduate', /学位(?:管理)?系统|研究生(?:管理|教育)?系统/u],
  ['onlineFinance', /财务(?:报销|管理)?系统|缴费(?:平台|系统)|报销系统/u],
  ['onlineResearch', /科研(?:管理)?系统/u],
  ['onlineJobs', /就业(?:系统|平台|网)/u],
  ['onlineHr', /人事(?:管理)?系统/u],
  ['onlineAssets', /(?:资产|采购|仪器共享)(?:管理)?(?:系统|平台)/u],
  ['onlineParty', /党员(?:管理)?(?:信息)?系统/u],
  ['onlineLibrary', /数据库|电子资源/u],
  ['onlineNetwork', /统一身份认证|校园网|信息门户|邮箱/u],
  ['online', /线上|网上|小程序|online/u],
  ['counselling', /心理/u],
  ['hospital', /校医院|医务室|门诊|hospital|clinic/u],
  ['express', /快递|驿站|自提/u],
  ['studentCentre', /大学生活动中心|学生活动中心|社团/u],
  ['retired', /离退休|老年|老干部/u],
  ['household', /户籍/u],
  ['studentAffairs', /学工办|学生工作办公室/u],
  ['partyRoom', /党员活动室|党建/u],
  ['instruments', /仪器平台|测试中心|共享平台/u],
  ['bathhouse', /浴室|澡堂/u],
  ['canteen', new RegExp(`第?${N}?(?:号|学生)?(?:食堂|饭堂|餐厅)|canteen`, 'u')],
  ['library', /图书馆|library/u],
  ['staffHousing', /教工|教职工|教师公寓|家属区|周转房/u],
  [
    'dormitory',
    new RegExp(
      `${N}(?:号)?(?:栋|幢|号楼|舍|宿舍楼?|公寓)|(?:宿舍楼?|公寓)${N}?(?:栋|幢|号)?|宿舍|寝室|dorm(?:itory)?|apartment`,
      'u',
    ),
  ],
  ['laboratory', /实验楼|实验室|工程训练|动物房|\blab/u],
  [
    'teaching',
    new RegExp(`第?${N}(?:号)?教(?:学楼)?(?!授|师|室|工|育)|教学楼${N}?|综合楼|阶梯教室|教室|classroom`, 'u'),
  ],
  ['sports', /体育馆|球场|田径场|操场|游泳|运动场|健身/u],
  ['gate', /[东西南北正侧后]门|校门/u],
  ['collegeBuilding', /学院.{0,4}楼|学院|[\p{Script=Han}]{2}大?楼/u],
  ['road', /路口|路|桥|湖|广场|停车场|车棚/u],
  ['outside', /校外/u],
]

const campusOf = (text: string): 'east' | 'west' | null =>
  /东(?:校园|校区|园|区|边|院)|east/u.test(text)
    ? 'east'
    : /西(?:校园|校区|园|区|边|院)|west/u.test(text)
      ? 'west'
      : null

const NAMED = /([\p{Script=Han}]{2,3}(?:大楼|楼|馆|门|路|湖|场))/u

const readPlace = (text: string): Omit<Place, 'campus'> | null => {
  for (const [kind, pattern] of KINDS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const written = /([0-9零一二两三四五六七八九十百]{1,4})(?:号)?(?:栋|幢|号楼|宿舍楼|公寓|食堂|教|餐厅|饭堂)/u.exec(
      found[0],
    )?.[1]
    const after = /(?:栋|楼|公寓|宿舍)([0-9]{1,3})(?:栋|号|$)/u.exec(found[0])?.[1]
    const number = readNumber(written ?? after ?? '')
    const rest = text.slice(found.index + found[0].length)
    const room = /(?<![0-9])([0-9]{3,4})(?![0-9])/u.exec(rest)?.[1] ?? null
    const floorWritten = new RegExp(`([${NUMBER_CLASS}]{1,3})(?:楼|层)`, 'u').exec(rest)?.[1]
    const bare = text.replace(/^.*?(?:校园|校区)[·,，\s]*/u, '')
    const name =
      number === null &&
      ['collegeBuilding', 'laboratory', 'teaching', 'road', 'sports', 'gate', 'staffHousing'].includes(kind)
        ? (NAMED.exec(bare)?.[1] ?? null)
        : null
    return { kind, number, name, floor: floorWritten ? readNumber(floorWritten) : null, room }
  }
  return null
}

/**
 * Where a case is about: the place field first, the text for what the field does not say. “东校园·9号宿舍楼”, “东园九栋” and “9栋”
 * with the campus chosen beside it give the same place. `null` when neither names a place.
 */
export const parsePlace = (place: string | undefined, text: string, campus?: string): Place | null => {
  const field = filledPlace(place)?.replace(/ +/g, '') ?? null
  const body = normaliseText(text).replace(/ +/g, '')
  const fromField =
    field === null
      ? null
      : (readPlace(field) ?? {
          kind: 'other' as const,
          number: null,
          name: field.slice(0, 20),
          floor: null,
          room: null,
        })
  const fromText = readPlace(body.replace(/线上|网上|小程序/gu, ''))
  const found =
    fromField === null || (fromField.kind === 'other' && fromText?.number)
      ? fromText
      : fromField.number === null && fromText?.kind === fromField.kind
        ? { ...fromField, number: fromText.number, room: fromField.room ?? fromText.room }
        : fromField
  if (found === null) return null
  const where = campusOf(campus ?? '') ?? campusOf(field ?? '') ?? campusOf(body)
  return { campus: where, ...found }
}

/** A stable key of the building, for finding possible duplicates: `east/dormitory/9`. Floors and rooms do not count. `null` without a place. */
export const placeKey = (place: string | undefined, text: string, campus?: string): string | null => {
  const parsed = parsePlace(place, text, campus)
  return parsed === null ? null : [parsed.campus ?? 'any', parsed.kind, parsed.number ?? parsed.name ?? '-'].join('/')
}
