import { inLocale, useLocale, useWords } from '../locale.ts'
import { Phones } from '../ui/light/surfaces.tsx'
import type { Options } from './contract.ts'
import { intakeWords } from './words.ts'

/** Where a life may be in danger the phone comes before the form (R1). */
export function CrisisFirst({ phones }: { phones: Options['crisisPhones'] }) {
  const { locale } = useLocale()
  const { crisis: say } = useWords(intakeWords)
  return (
    <div className="crisis" role="alert">
      <h2>{say.title}</h2>
      <p>{say.text}</p>
      <Phones big list={phones.map(({ name, phone }) => ({ name: inLocale(locale, name), phone }))} />
    </div>
  )
}
