import { CATEGORIES } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { FILES_MAX, TEXT_MAX, TEXT_MIN } from './submission-input.ts'

/** Version of the notice people consent to; a new text is a new version. */
const NOTICE = {
  version: '2026-11',
  text: {
    zh: '我们只用你写的内容和你愿意留下的联系方式来办这件事。负责办理的单位能看到内容；你可以选择不让承办人看到姓名。身份证号、银行卡号请不要写。你可以随时用编号和查询码查看、补充、撤回。',
    en: 'We use what you write, and the contact you choose to leave, only to work on this matter. The unit in charge sees the text; you may keep your name from those who do the work. Please write no ID or bank card numbers. With your number and code you can follow, add to or withdraw it at any time.',
  },
}

/** National numbers; the school's own come before them, from its settings. */
const CRISIS_PHONES = [
  { name: { zh: '报警', en: 'Police' }, phone: '110' },
  { name: { zh: '急救', en: 'Ambulance' }, phone: '120' },
  { name: { zh: '全国统一心理援助热线', en: 'National mental health line' }, phone: '12356' },
]

export function intakeOptions(app: App) {
  const { knowledge, settings } = app.configuration.school()
  const byCode = new Map(knowledge.categories.map(category => [category.code, category]))
  return {
    campuses: ['东校园', '西校园', '其他'],
    units: app.directory
      .units()
      .filter(unit => unit.kind !== 'school')
      .map(({ id, name, kind }) => ({ id, name, kind })),
    categories: CATEGORIES.flatMap(code => {
      const category = byCode.get(code)
      return category ? [{ code, name: category.name, description: category.description, icon: category.icon }] : []
    }),
    anonymousAllowed: settings.anonymousSubmission,
    notice: NOTICE,
    crisisPhones: [...settings.campusPhones, ...CRISIS_PHONES],
    limits: { textMin: TEXT_MIN, textMax: TEXT_MAX, filesMax: FILES_MAX, fileBytesMax: 10_000_000 },
  }
}
