import { allFields } from './fields.ts'
import { type Bilingual, has, type IntakeForm, type LeafSchema, type Scalar } from './form.ts'
import { narrowings } from './narrowing.ts'
import { validateAnswers } from './validate.ts'

export type Verdict = 'safe' | 'migrate' | 'breaking'

/** How old answers are brought over: paths as in `ui.fields`, values of an enum as they are stored. */
export type MigrationStep =
  | { readonly step: 'rename'; readonly from: string; readonly to: string }
  | { readonly step: 'replaceOption'; readonly field: string; readonly from: Scalar; readonly to: Scalar }
  | { readonly step: 'fill'; readonly field: string; readonly with: Scalar }

export interface Finding {
  readonly verdict: Verdict
  readonly field: string
  readonly reason: Bilingual
}

export interface Compatibility {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
}

/** What past answers hold. Without it every field counts as answered and every option as chosen. */
export interface PastUse {
  readonly isAnswered: (path: string) => boolean
  readonly isChosen: (path: string, option: Scalar) => boolean
}

interface Place {
  readonly leaf: LeafSchema
  readonly isRequired: boolean
  /** The conditions under which the field is asked, as text; none when it is always asked. */
  readonly askedWhen: readonly string[]
}

/** Every leaf of the form with where and when it is asked. */
function placesOf(form: Pick<IntakeForm, 'schema'>): ReadonlyMap<string, Place> {
  const { schema } = form
  const branches = schema.allOf ?? []
  const places = new Map<string, Place>()
  for (const [key, field] of allFields(schema)) {
    const isRequired = [schema.required, ...branches.map(({ then }) => then.required)].some(keys => keys?.includes(key))
    const askedWhen = has(schema.properties, key)
      ? []
      : branches
          .filter(({ then }) => has(then.properties ?? {}, key))
          .map(branch => JSON.stringify(branch.if.properties))
    if (field.type !== 'object') places.set(key, { leaf: field, isRequired, askedWhen })
    else
      for (const [name, leaf] of Object.entries(field.properties)) {
        places.set(`${key}.${name}`, { leaf, isRequired: (field.required ?? []).includes(name), askedWhen })
      }
  }
  return places
}

const ALL_USED: PastUse = { isAnswered: () => true, isChosen: () => true }
const SEVERITY: readonly Verdict[] = ['safe', 'migrate', 'breaking']

const fits = (leaf: LeafSchema, value: unknown): boolean =>
  validateAnswers({ type: 'object', properties: { field: leaf } }, { field: value }).length === 0

/**
 * Whether old answers still hold under the new form. `safe`: labels, help, order, optional fields, wider rules. `migrate`: a rename, an
 * option replaced, a value for what is newly required, each by a step that is given. `breaking`: a change of type, narrower rules, an
 * answered field or a chosen option that goes without a step; such a version is refused. Both forms are ones that `parseForm` gave.
 */
export function compareForms(
  before: IntakeForm,
  after: IntakeForm,
  steps: readonly MigrationStep[] = [],
  use: PastUse = ALL_USED,
): Compatibility {
  const findings: Finding[] = []
  const find = (verdict: Verdict, field: string, zh: string, en: string): void => {
    findings.push({ verdict, field, reason: { zh, en } })
  }
  const [old, now] = [placesOf(before), placesOf(after)]
  const renamed = new Map(steps.flatMap(step => (step.step === 'rename' ? [[step.from, step.to] as const] : [])))

  for (const [path, place] of old) {
    const to = renamed.get(path) ?? path
    const next = now.get(to)
    if (!next) {
      if (use.isAnswered(path)) find('breaking', path, '有人填过的字段被去掉了', 'a field that people answered is gone')
      else find('safe', path, '没有人填过的字段被去掉了', 'a field that nobody answered is gone')
      continue
    }
    if (to !== path) find('migrate', path, `改名为 ${to}`, `renamed to ${to}`)
    if (!use.isAnswered(path)) continue
    const covers =
      next.askedWhen.length === 0 ||
      (place.askedWhen.length > 0 && place.askedWhen.every(one => next.askedWhen.includes(one)))
    if (!covers)
      find(
        'breaking',
        path,
        '原来会问的情况现在不问了，旧答案会丢失',
        'no longer asked where it was: old answers would be lost',
      )
    const replaced = steps.flatMap(step =>
      step.step === 'replaceOption' &&
      step.field === path &&
      fits(next.leaf.type === 'array' ? next.leaf.items : next.leaf, step.to)
        ? [step.from]
        : [],
    )
    const isChosen = (option: Scalar): boolean => use.isChosen(path, option) && !replaced.includes(option)
    for (const reason of narrowings(place.leaf, next.leaf, isChosen)) find('breaking', path, reason.zh, reason.en)
    for (const option of replaced)
      find('migrate', path, `选项 ${option} 换成新的选项`, `the option ${option} is replaced`)
  }
  findNewDuties(old, now, renamed, steps, find)
  const worst = Math.max(0, ...findings.map(finding => SEVERITY.indexOf(finding.verdict)))
  return { verdict: SEVERITY[worst] ?? 'breaking', findings }
}

/** New fields, and fields that must be answered now: those need a value for the old answers. */
function findNewDuties(
  old: ReadonlyMap<string, Place>,
  now: ReadonlyMap<string, Place>,
  renamed: ReadonlyMap<string, string>,
  steps: readonly MigrationStep[],
  find: (verdict: Verdict, field: string, zh: string, en: string) => void,
): void {
  const oldPathOf = (path: string): string => [...renamed].find(([, to]) => to === path)?.[0] ?? path
  for (const [path, place] of now) {
    const earlier = old.get(oldPathOf(path))
    if (!place.isRequired || earlier?.isRequired) {
      if (!earlier) find('safe', path, '新增的字段', 'a new field')
      continue
    }
    const filled = steps.some(step => step.step === 'fill' && step.field === path && fits(place.leaf, step.with))
    if (filled) find('migrate', path, '现在必填，旧答案补上默认值', 'required now, with a value for old answers')
    else find('breaking', path, '现在必填，但没有给旧答案准备默认值', 'required now, without a value for old answers')
  }
}
