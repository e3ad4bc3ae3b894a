/** A text people see, in both languages of the platform: Chinese first, English complete. */
export interface Word {
  readonly zh: string
  readonly en: string
}

export type WordTable<Key extends string> = Readonly<Record<Key, Word>>

export const word = (zh: string, en: string): Word => ({ zh, en })
