import { fillPlaces } from '@zuoyeben/forms/texts'
import type { App } from '../app-context.ts'
import { Texts } from '../configuration/effective-texts.ts'
import { writeLetter } from './write-letter.ts'

const NUMBER = 'ZY-2026-7KQ3M'
const FIGURES = { received: 12, closed: 9, open: 7, overdue: 1 }
/** Such as are told at once. */
const URGENT: ReadonlySet<string> = new Set(['crisis', 'crisisCall', 'crisisAnswered'])

/**
 * One notice as people would read it under texts that are being written (those in force, without a draft), by the functions that write real
 * ones. A name that is no notice shows an ordinary one, with what stands around it.
 */
export function sampleLetter(app: App, name: string, draft: unknown) {
  const { shippedTexts } = app.configuration
  const texts = draft === undefined ? app.configuration.texts() : new Texts(shippedTexts, draft)
  const kind = Object.hasOwn(shippedTexts.notices, name) ? name : 'toTriage'
  const told = { id: '', kind, data: { caseNo: NUMBER, ...FIGURES }, at: new Date(app.now()), isRestricted: false }
  const around = { texts, isUrgent: URGENT.has(kind), isGroup: false, link: app.origin }
  const read = (language: 'zh' | 'en') => {
    const { subject, text, short } = writeLetter([told], { ...around, language })
    const inApp = fillPlaces(texts.notice(kind)[language], { no: NUMBER, ...FIGURES })
    const group = writeLetter([told], { ...around, language, isGroup: true }).text
    return { inApp, subject, text, short, group }
  }
  return { zh: read('zh'), en: read('en') }
}
