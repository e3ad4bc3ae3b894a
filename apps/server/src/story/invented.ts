/** Everyday matters put together from parts, for large campuses and benches: invented, ordinary, and the same for the same number. */

const PLACES = [
  '东校园14栋',
  '西校园3栋',
  '图书馆二楼',
  '实验楼四楼',
  '一食堂',
  '教学楼A区',
  '体育馆',
  '学院楼三楼',
  '校医院旁',
  '东门路口',
]
const THINGS = [
  '热水',
  '空调',
  '洗衣机',
  '照明',
  '电梯',
  '校园网',
  '投影仪',
  '饮水机',
  '插座',
  '门禁',
  '排风扇',
  '储物柜',
]
const TROUBLES = [
  '坏了一个星期没有人来修',
  '每天晚上都不能用',
  '时好时坏',
  '报修三次还是一样',
  '数量不够，要排很久的队',
  '声音太大影响休息',
]
const WISHES = [
  '希望尽快看看',
  '请问归哪里管',
  '能不能先临时解决一下',
  '想知道什么时候能好',
  '我们愿意一起想办法',
  '请给一个大概的时间',
]
const KINDS = ['本科生', '硕士研究生', '博士研究生', '专任教师', '实验技术人员', '管理人员']
const CAMPUSES = ['东校园', '西校园', null]

export interface Invented {
  readonly text: string
  readonly place: string
  readonly campus: string | null
  readonly submitterType: string
}

export function invented(n: number): Invented {
  const of = <T>(list: readonly T[], step: number): T => list[Math.floor(n / step) % list.length] as T
  const place = of(PLACES, 1)
  return {
    text: `${place}的${of(THINGS, 3)}${of(TROUBLES, 7)}，${of(WISHES, 2)}。（第${n + 1}件）`,
    place,
    campus: of(CAMPUSES, 5),
    submitterType: of(KINDS, 11),
  }
}
