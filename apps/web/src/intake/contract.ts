import type { Category } from '@zuoyeben/lifecycle'

interface Bilingual {
  zh: string
  en: string
}
interface Unit {
  id: string
  name: Bilingual
}

/** What the server says may be chosen (`intake.options`). */
export interface Options {
  campuses: readonly string[]
  units: readonly (Unit & { kind: string })[]
  categories: readonly { code: Category; name: Bilingual; description: Bilingual }[]
  anonymousAllowed: boolean
  notice: { version: string; text: Bilingual }
  crisisPhones: readonly { name: Bilingual; phone: string }[]
  limits: { textMin: number; textMax: number; filesMax: number; fileBytesMax: number }
}

/** What a submission is answered with (`intake.submit`). */
export interface Receipt {
  caseNo: string
  receiptCode: string
  unit: Unit
  dueDay: string
  why: Bilingual
  crisis: boolean
  held: boolean
}
