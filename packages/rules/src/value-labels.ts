import type { PlaceKind } from './extract/place.ts'

type Names<Value extends string> = Readonly<Record<Value, readonly [zh: string, en: string]>>

export const CHANNEL_NAMES = {
  web: ['网页', 'web'],
  miniProgram: ['师生e见小程序', 'mini-program'],
  notebook: ['线下作业本', 'paper notebook'],
  phone: ['电话', 'phone'],
  secretaryTalk: ['书记聊', 'talk with the secretary'],
  branchFound: ['基层找', 'found by a branch'],
  inspection: ['巡视查', 'inspection'],
  fromAbove: ['上级点', 'from above'],
} as const

/** Kinds of place as people choose them in a rule. */
export const PLACE_NAMES: Names<PlaceKind> = {
  onlineTeaching: ['教务、选课系统', 'teaching system'],
  onlineGraduate: ['研究生系统', 'postgraduate system'],
  onlineFinance: ['财务、缴费系统', 'finance system'],
  onlineResearch: ['科研系统', 'research system'],
  onlineJobs: ['就业平台', 'jobs platform'],
  onlineHr: ['人事系统', 'personnel system'],
  onlineAssets: ['资产、采购系统', 'assets system'],
  onlineParty: ['党员管理系统', 'Party members system'],
  onlineLibrary: ['数据库、电子资源', 'databases'],
  onlineNetwork: ['校园网、门户、邮箱', 'network, portal, mail'],
  online: ['其他线上平台', 'elsewhere online'],
  counselling: ['心理中心', 'counselling centre'],
  hospital: ['校医院', 'hospital'],
  express: ['快递点', 'parcel station'],
  studentCentre: ['学生活动中心', 'student centre'],
  retired: ['离退休场所', 'retired staff'],
  household: ['户籍窗口', 'household register'],
  studentAffairs: ['学工办公室', 'student affairs office'],
  partyRoom: ['党员活动室', 'Party room'],
  instruments: ['仪器平台', 'instruments'],
  bathhouse: ['浴室', 'bathhouse'],
  canteen: ['食堂', 'canteen'],
  library: ['图书馆', 'library'],
  dormitory: ['学生宿舍', 'dormitory'],
  staffHousing: ['教工住宅', 'staff housing'],
  laboratory: ['实验楼', 'laboratory'],
  teaching: ['教学楼', 'teaching building'],
  sports: ['体育场馆', 'sports ground'],
  gate: ['校门', 'gate'],
  collegeBuilding: ['学院楼', 'college building'],
  road: ['道路', 'road'],
  outside: ['校外', 'off campus'],
  other: ['其他地方', 'elsewhere'],
}
