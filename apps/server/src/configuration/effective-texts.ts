import {
  type Bilingual,
  problemsOfText,
  type ShippedTexts,
  TEXT_GROUPS,
  type TextGroup,
  textAt,
} from '@zuoyeben/forms/texts'

export type { ShippedTexts }

/**
 * The sentences of notices as the school words them: the item `texts` of a release, over those that the software ships. A text is in force
 * where it is fit; for one that is missing or unfit the shipped one is said, so no notice is ever without words.
 */
export class Texts {
  readonly #shipped: ShippedTexts
  readonly #own: ReadonlyMap<string, Bilingual>

  constructor(shipped: ShippedTexts, stored: unknown) {
    this.#shipped = shipped
    this.#own = new Map(
      TEXT_GROUPS.flatMap(group =>
        Object.keys(shipped[group]).flatMap((name): [string, Bilingual][] => {
          const own = textAt(stored, group, name)
          return own && problemsOfText(group, name, own, shipped[group][name] as Bilingual).length === 0
            ? [[`${group}.${name}`, own]]
            : []
        }),
      ),
    )
  }

  notice(kind: string): Bilingual {
    return this.#text('notices', kind)
  }
  letter(name: string): Bilingual {
    return this.#text('letters', name)
  }
  #text(group: TextGroup, name: string): Bilingual {
    // A notice of a newer server, read by an older one while they change places.
    return this.#own.get(`${group}.${name}`) ?? this.#shipped[group][name] ?? { zh: '{no}', en: '{no}' }
  }
}
