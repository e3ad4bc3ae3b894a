/** A sentence in both languages, with places in it that are filled in: `{no}`. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}
export interface ShippedTexts {
  readonly notices: Readonly<Record<string, Bilingual>>
  readonly letters: Readonly<Record<string, Bilingual>>
}
export type TextGroup = keyof ShippedTexts
export const TEXT_GROUPS: readonly TextGroup[] = ['notices', 'letters']

export interface TextProblem {
  /** `notices.toTriage.en` */
  readonly at: string
  readonly message: Bilingual
}

const LENGTH_MOST = 300
const FORBIDDEN = /[\p{Cc}<>]/u

/**
 * What keeps texts from being published: a name there is no such text for, a language that is missing, and places that are not those of the
 * shipped text. One place too many would be said as it stands; one too few would leave nobody knowing which case is meant.
 */
export function checkTexts(shipped: ShippedTexts, body: unknown): TextProblem[] {
  const problems: TextProblem[] = []
  if (typeof body !== 'object' || body === null)
    return [{ at: '', message: { zh: '应为 notices 与 letters 两组', en: 'Must hold notices and letters' } }]
  for (const group of Object.keys(body))
    if (!TEXT_GROUPS.includes(group as TextGroup))
      problems.push({ at: group, message: { zh: '没有这一组', en: 'There is no such group' } })
  for (const group of TEXT_GROUPS)
    for (const name of Object.keys((body as Record<string, object>)[group] ?? {})) {
      const known = Object.hasOwn(shipped[group], name) ? shipped[group][name] : undefined
      const own = textAt(body, group, name)
      if (!known)
        problems.push({ at: `${group}.${name}`, message: { zh: '没有这条文字', en: 'There is no such text' } })
      else if (!own)
        problems.push({ at: `${group}.${name}`, message: { zh: '中英文都要有', en: 'Both languages are needed' } })
      else problems.push(...problemsOfText(group, name, own, known))
    }
  return problems
}

export const placesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name))].sort()

/** What is wrong with one text, held against the shipped one. */
export function problemsOfText(group: TextGroup, name: string, own: Bilingual, shipped: Bilingual): TextProblem[] {
  return (['zh', 'en'] as const).flatMap((language): TextProblem[] => {
    const at = `${group}.${name}.${language}`
    const text = own[language]
    if (text.trim() === '') return [{ at, message: { zh: '不能空着', en: 'Must not be empty' } }]
    if (text.length > LENGTH_MOST)
      return [{ at, message: { zh: `最多 ${LENGTH_MOST} 字`, en: `At most ${LENGTH_MOST} characters` } }]
    if (FORBIDDEN.test(text.replaceAll('\n', '')))
      return [{ at, message: { zh: '不能有尖括号和控制字符', en: 'No angle brackets and no control characters' } }]
    const [due, given] = [placesIn(shipped[language]), placesIn(text)]
    if (due.join() === given.join()) return []
    const list = due.map(place => `{${place}}`).join(' ') || '—'
    return [{ at, message: { zh: `占位符应正好是：${list}`, en: `The placeholders must be exactly: ${list}` } }]
  })
}

/** One text of an item; null where it is not there in both languages. */
export function textAt(body: unknown, group: string, name: string): Bilingual | null {
  const texts = (body as Record<string, unknown> | null)?.[group]
  if (typeof texts !== 'object' || texts === null || !Object.hasOwn(texts, name)) return null
  const found = (texts as Record<string, unknown>)[name] as Partial<Bilingual> | null
  return typeof found?.zh === 'string' && typeof found.en === 'string' ? { zh: found.zh, en: found.en } : null
}

/** The template with its places filled in; a place there is no value for is said as it stands. */
export function fillPlaces(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Only what differs from the shipped texts, in their order: what is stored, so that a text taken back is the shipped one for good. */
export function ownTexts(shipped: ShippedTexts, body: unknown): ShippedTexts {
  const own = (group: TextGroup) =>
    Object.fromEntries(
      Object.entries(shipped[group]).flatMap(([name, { zh, en }]) => {
        const text = textAt(body, group, name)
        return text && (text.zh !== zh || text.en !== en) ? [[name, text]] : []
      }),
    )
  return { notices: own('notices'), letters: own('letters') }
}
