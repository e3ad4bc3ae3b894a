import { type Bilingual, has, type IntakeForm } from './form.ts'
import type { Issue } from './validate.ts'

/** One error as a person reads it: the field's path, its label, and a sentence that names it and says what to do. */
export interface FieldError {
  readonly field: string
  readonly label: Bilingual
  readonly message: Bilingual
}

type Sentence = (zh: string, en: string, limit: string) => Bilingual

const TYPE_WORDS: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  array: { zh: '多项', en: 'a list' },
  object: { zh: '一组答案', en: 'a group of answers' },
}
const FORMAT_WORDS: Readonly<Record<string, Bilingual>> = {
  date: { zh: '真实的日期，如 2026-09-01', en: 'a real date such as 2026-09-01' },
  email: { zh: '邮箱地址', en: 'an e-mail address' },
  phone: { zh: '电话号码', en: 'a phone number' },
  'file-id': { zh: '已上传的文件', en: 'an uploaded file' },
}
const wordOf = (words: Readonly<Record<string, Bilingual>>, name: string): Bilingual =>
  words[name] ?? { zh: name, en: name }

const SENTENCES: Readonly<Record<string, Sentence>> = {
  required: (zh, en) => ({ zh: `${zh}需要填写`, en: `${en} is required` }),
  type: (zh, en, limit) => {
    const word = wordOf(TYPE_WORDS, limit)
    return { zh: `${zh}应当是${word.zh}`, en: `${en} must be ${word.en}` }
  },
  format: (zh, en, limit) => {
    const word = wordOf(FORMAT_WORDS, limit)
    return { zh: `${zh}应当是${word.zh}`, en: `${en} must be ${word.en}` }
  },
  enum: (zh, en) => ({ zh: `${zh}请从给出的选项中选择`, en: `${en}: please choose one of the options` }),
  const: (zh, en) => ({ zh: `${zh}需要确认`, en: `${en} must be confirmed` }),
  minLength: (zh, en, limit) => ({ zh: `${zh}至少 ${limit} 个字`, en: `${en} needs at least ${limit} characters` }),
  maxLength: (zh, en, limit) => ({ zh: `${zh}最多 ${limit} 个字`, en: `${en} may have at most ${limit} characters` }),
  pattern: (zh, en) => ({ zh: `${zh}的格式不对`, en: `${en} is not written as expected` }),
  minimum: (zh, en, limit) => ({ zh: `${zh}不能小于 ${limit}`, en: `${en} must be ${limit} or more` }),
  maximum: (zh, en, limit) => ({ zh: `${zh}不能大于 ${limit}`, en: `${en} must be ${limit} or less` }),
  exclusiveMinimum: (zh, en, limit) => ({ zh: `${zh}要大于 ${limit}`, en: `${en} must be more than ${limit}` }),
  exclusiveMaximum: (zh, en, limit) => ({ zh: `${zh}要小于 ${limit}`, en: `${en} must be less than ${limit}` }),
  multipleOf: (zh, en, limit) => ({ zh: `${zh}要是 ${limit} 的倍数`, en: `${en} must be a multiple of ${limit}` }),
  minItems: (zh, en, limit) => ({ zh: `${zh}至少选 ${limit} 项`, en: `${en} needs at least ${limit}` }),
  maxItems: (zh, en, limit) => ({ zh: `${zh}最多 ${limit} 项`, en: `${en} may have at most ${limit}` }),
  uniqueItems: (zh, en) => ({ zh: `${zh}有重复的项`, en: `${en} has the same entry twice` }),
  hidden: (zh, en) => ({ zh: `${zh}现在不需要填写`, en: `${en} is not asked now` }),
  additionalProperties: (zh, en) => ({ zh: `这份表单没有${zh}这一项`, en: `This form has no field ${en}` }),
  size: () => ({ zh: '填写的内容太多，请删减后再提交', en: 'There is too much in the form: please shorten it' }),
}

/** The label of a field; an unknown field is named by a shortened key, so that a hostile one cannot fill the page. */
export function labelOf(form: Pick<IntakeForm, 'ui' | 'title'>, path: string): Bilingual {
  if (path === '') return form.title
  const ui = has(form.ui.fields, path) ? form.ui.fields[path] : undefined
  if (ui) return ui.label
  const shown = path.length > 40 ? `${path.slice(0, 40)}…` : path
  return { zh: shown, en: shown }
}

/** Says one issue in both languages, with the form's own sentence where it has one. */
export function sayIssue(form: Pick<IntakeForm, 'ui' | 'title' | 'messages'>, issue: Issue): FieldError {
  const label = labelOf(form, issue.path)
  const own = form.messages && has(form.messages, issue.path) ? form.messages[issue.path] : undefined
  const chosen = own && has(own, issue.keyword) ? own[issue.keyword] : undefined
  const sentence = SENTENCES[issue.keyword] ?? SENTENCES.pattern
  const message = chosen ?? sentence?.(`“${label.zh}”`, `“${label.en}”`, String(issue.limit)) ?? label
  return { field: issue.path, label, message }
}

/** What is said first of a field with several faults. “Choose one of the options” helps more than “must be text”. */
const RANK = ['size', 'additionalProperties', 'hidden', 'required', 'enum', ...Object.keys(SENTENCES)]

/** One error a field, in the order of the form: the first thing to put right. */
export function sayIssues(form: IntakeForm, issues: readonly Issue[]): readonly FieldError[] {
  const order = Object.keys(form.ui.fields)
  const first = new Map<string, Issue>()
  for (const issue of issues) {
    const earlier = first.get(issue.path)
    if (!earlier || RANK.indexOf(issue.keyword) < RANK.indexOf(earlier.keyword)) first.set(issue.path, issue)
  }
  const place = (path: string): number => (order.includes(path) ? order.indexOf(path) : order.length)
  const byPlace = (a: Issue, b: Issue): number => place(a.path) - place(b.path) || (a.path < b.path ? -1 : 1)
  return [...first.values()].sort(byPlace).map(issue => sayIssue(form, issue))
}
