import { type Word, type WordTable, word } from '../../words/word.ts'
import { asRecord, asRows, emptyAnswers, readAnswers } from './answers.ts'
import type { CaseView, Field, Option, Options, Raw, RawRecord } from './field.ts'

interface Extra {
  readonly hint?: Word
}
/** Words as they go over the wire. */
interface Text {
  text: string
}
type FieldsFor<V> = { readonly [K in keyof V]-?: Field<V[K]> }

const none = () => null
const trimmed = (raw: Raw) => (typeof raw === 'string' ? raw.trim() : '')

const tooShort = (least: number) => (raw: Raw) =>
  trimmed(raw).length < least ? word(`至少写 ${least} 个字`, `At least ${least} characters`) : null

/** Several lines of words that must be there. */
export function text(label: Word, extra: Extra & { rows?: number; least?: number; max?: number } = {}): Field<Text> {
  const { rows = 3, least = 2, max = 2000, ...rest } = extra
  return {
    shape: { kind: 'text', rows, max },
    label,
    required: true,
    empty: '',
    problem: tooShort(least),
    read: raw => ({ text: trimmed(raw) }),
    ...rest,
  }
}

/** Several lines of words that may be left out. */
export function optionalText(label: Word, extra: Extra & { rows?: number; max?: number } = {}): Field<Text | null> {
  const { rows = 2, max = 2000, ...rest } = extra
  const read = (raw: Raw) => (trimmed(raw) ? { text: trimmed(raw) } : null)
  return { shape: { kind: 'text', rows, max }, label, required: false, empty: '', problem: none, read, ...rest }
}

/** As {@link text}, for words that go over the wire bare. */
export function plainText(label: Word, extra: Parameters<typeof text>[1] = {}): Field<string> {
  return readAs(text(label, extra), words => words.text)
}

/** One line of words. */
export function lineText(label: Word, extra: Extra & { max?: number } = {}): Field<Text> {
  const { max = 80, ...rest } = extra
  const read = (raw: Raw) => ({ text: trimmed(raw) })
  return { shape: { kind: 'line', max }, label, required: true, empty: '', problem: none, read, ...rest }
}

/** One line that is a number or code, not words: kept as a plain string. */
export function line(label: Word, extra: Extra & { max?: number } = {}): Field<string> {
  const { max = 60, ...rest } = extra
  return { shape: { kind: 'line', max }, label, required: true, empty: '', problem: none, read: trimmed, ...rest }
}

/** A day, `YYYY-MM-DD`. */
export function date(label: Word, extra: Extra = {}): Field<string> {
  return { shape: { kind: 'date' }, label, required: true, empty: '', problem: none, read: trimmed, ...extra }
}

export function number(label: Word, bounds: { min: number; max: number; unit: Word; start: number }): Field<number> {
  const { min, max, unit, start } = bounds
  const problem = (raw: Raw) => {
    const value = Number(raw)
    return Number.isInteger(value) && value >= min && value <= max
      ? null
      : word(`请填 ${min} 到 ${max} 之间的整数`, `A whole number from ${min} to ${max}`)
  }
  return { shape: { kind: 'number', min, max, unit }, label, required: true, empty: start, problem, read: Number }
}

export function optionsOf<K extends string>(words: WordTable<K>, hints?: Partial<WordTable<K>>): Option[] {
  return (Object.keys(words) as K[]).map(value => {
    const hint = hints?.[value]
    return { value, label: words[value], ...(hint ? { hint } : {}) }
  })
}

/** One of the keys of a table of words. Up to five show as buttons, more as a list. */
export function choice<K extends string>(
  label: Word,
  words: WordTable<K>,
  extra: Extra & { look?: 'buttons' | 'cards' | 'list'; hints?: Partial<WordTable<K>>; only?: readonly K[] } = {},
): Field<K> {
  const { look, hints, only, ...rest } = extra
  const options = optionsOf(words, hints).filter(option => !only || (only as readonly string[]).includes(option.value))
  const shape = { kind: 'choice', options, look: look ?? (options.length <= 5 ? 'buttons' : 'list') } as const
  return { shape, label, required: true, empty: '', problem: none, read: raw => raw as K, ...rest }
}

/** One of what the case itself offers, by id. */
export function choiceOf<Id extends string>(
  label: Word,
  options: (view: CaseView) => readonly Option[],
  extra: Extra = {},
): Field<Id> {
  const shape = { kind: 'choice', options: options satisfies Options, look: 'cards' } as const
  return { shape, label, required: true, empty: '', problem: none, read: raw => raw as Id, ...extra }
}

/** Any number of the keys of a table of words. */
export function choices<K extends string>(
  label: Word,
  words: WordTable<K>,
  extra: Extra & { required?: boolean } = {},
): Field<K[]> {
  const { required = true, ...rest } = extra
  const shape = { kind: 'choices', options: optionsOf(words) } as const
  return { shape, label, required, empty: [], problem: none, read: raw => [...asRows(raw)] as K[], ...rest }
}

const YES_NO = { yes: word('是', 'Yes'), no: word('否', 'No') }
/** An explicit yes or no: neither is taken for granted. */
export function yesNo(label: Word, extra: Extra = {}): Field<boolean> {
  return readAs(choice(label, YES_NO, extra), answer => answer === 'yes')
}

/** A box to tick; not ticked is an answer. */
export function tick(label: Word, extra: Extra = {}): Field<boolean> {
  return {
    shape: { kind: 'tick' },
    label,
    required: false,
    empty: false,
    problem: none,
    read: raw => raw === true,
    ...extra,
  }
}

/** Ids take the type that the action's input gives them. */
export function unit<Id extends string>(label: Word, extra: Extra = {}): Field<Id> {
  return {
    shape: { kind: 'unit' },
    label,
    required: true,
    empty: '',
    problem: none,
    read: raw => raw as Id,
    ...extra,
  }
}
export function units<Id extends string>(label: Word, extra: Extra & { required?: boolean } = {}): Field<Id[]> {
  const { required = true, ...rest } = extra
  const read = (raw: Raw) => [...asRows(raw)] as Id[]
  return { shape: { kind: 'units' }, label, required, empty: [], problem: none, read, ...rest }
}

/** Another case, found by number or words; reads as its id. */
export function anotherCase<Id extends string>(label: Word, extra: Extra = {}): Field<Id> {
  return {
    shape: { kind: 'case' },
    label,
    required: true,
    empty: '',
    problem: none,
    read: raw => raw as Id,
    ...extra,
  }
}

const fileId = (raw: Raw | undefined) => asRecord(raw).id ?? null
export function files<Id extends string>(
  label: Word,
  extra: Extra & { required?: boolean; most?: number } = {},
): Field<Id[]> {
  const { required = false, most = 9, ...rest } = extra
  const read = (raw: Raw) => asRows(raw).map(fileId) as Id[]
  return { shape: { kind: 'files', most }, label, required, empty: [], problem: none, read, ...rest }
}
export function oneFile<Id extends string>(label: Word, extra: Extra = {}): Field<Id | null> {
  const read = (raw: Raw) => fileId(asRows(raw)[0]) as Id | null
  return { shape: { kind: 'files', most: 1 }, label, required: false, empty: [], problem: none, read, ...extra }
}

/** An id that the form is opened with and the person never sees. */
export function hidden<Id extends string>(): Field<Id> {
  const label = word('', '')
  return { shape: { kind: 'hidden' }, label, required: false, empty: '', problem: none, read: raw => raw as Id }
}

/** What the page itself knows to say. */
export function constant<const V extends string>(value: V): Field<V> {
  return { ...hidden<V>(), empty: value, read: () => value }
}

/** Several fields that belong together under one heading. */
export function group<V extends object>(label: Word, fields: FieldsFor<V>, extra: Extra = {}): Field<V> {
  return {
    shape: { kind: 'group', fields, toggle: false },
    label,
    required: true,
    empty: emptyAnswers(fields),
    problem: none,
    read: (raw, view) => readAnswers(fields, asRecord(raw), view) as V,
    ...extra,
  }
}

/** A group that the person may open; closed it reads as null. */
export function optionalGroup<V extends object>(label: Word, fields: FieldsFor<V>, extra: Extra = {}): Field<V | null> {
  return {
    ...group<V>(label, fields, extra),
    shape: { kind: 'group', fields, toggle: true },
    required: false,
    empty: null,
    read: (raw, view) => (raw === null ? null : (readAnswers(fields, asRecord(raw), view) as V)),
  }
}

/** A list of equal groups. */
export function rows<V extends object>(
  label: Word,
  fields: FieldsFor<V>,
  extra: Extra & { least?: number; add: Word },
): Field<V[]> {
  const { least = 0, add, ...rest } = extra
  return {
    shape: { kind: 'rows', fields, least, add },
    label,
    required: least > 0,
    empty: least > 0 ? [emptyAnswers(fields)] : [],
    problem: none,
    read: (raw, view) => asRows(raw).map(row => readAnswers(fields, asRecord(row), view) as V),
    ...rest,
  }
}

/** The branch (or, as a hidden twin, the member) that the assignment picker sets; empty means the unit's pool. */
export function assignee<Id extends string>(label: Word, extra: Extra = {}): Field<Id | null> {
  const read = (raw: Raw) => (raw === '' ? null : (raw as Id | null))
  return { shape: { kind: 'assignment' }, label, required: false, empty: null, problem: none, read, ...extra }
}
export function assignedMember<Id extends string>(): Field<Id | null> {
  return { ...assignee<Id>(word('', '')), shape: { kind: 'hidden' } }
}

/** A field that only the other answers bring up; until then it reads as `absent`. */
export function onlyWhen<V, A>(
  shown: (beside: RawRecord, view: CaseView) => boolean,
  absent: A,
  field: Field<V>,
): Field<V | A> {
  return { ...field, shown, absent }
}

/** The same question, read as something else. */
export function readAs<V, W>(field: Field<V>, turn: (value: V) => W): Field<W> {
  const { absent: _absent, ...rest } = field
  return { ...rest, read: (raw, view) => turn(field.read(raw, view)) }
}

/** Shares its line with the next where there is room. */
export function half<V>(field: Field<V>): Field<V> {
  return { ...field, half: true }
}

/** May be left empty; then it reads as null. */
export function maybe<V>(field: Field<V>): Field<V | null> {
  return { ...field, required: false, read: (raw, view) => (raw === '' || raw === null ? null : field.read(raw, view)) }
}
