import { CATEGORIES } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { noticeOf } from '../configuration/effective-notice.ts'
import { FILES_MAX, TEXT_MAX, TEXT_MIN } from './submission-input.ts'

/** National numbers; the school's own come before them, from its settings. */
const CRISIS_PHONES = [
  { name: { zh: '报警', en: 'Police' }, phone: '110' },
  { name: { zh: '急救', en: 'Ambulance' }, phone: '120' },
  { name: { zh: '全国统一心理援助热线', en: 'National mental health line' }, phone: '12356' },
]

export function intakeOptions(app: App) {
  const school = app.configuration.school()
  const { knowledge, settings } = school
  const { version, short, purposes } = noticeOf(school)
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
    // The short layer; the whole notice is a page of its own (PIPL 17).
    notice: { version, text: short, sensitive: purposes.find(purpose => purpose.key === 'sensitive')?.text ?? short },
    crisisPhones: [...settings.campusPhones, ...CRISIS_PHONES],
    limits: { textMin: TEXT_MIN, textMax: TEXT_MAX, filesMax: FILES_MAX, fileBytesMax: 10_000_000 },
  }
}
