import { plainJsonProblems } from '@zuoyeben/rules'
import { dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { InputError } from '../errors.ts'
import { refuseUnkeepable } from '../wire-text.ts'
import type { Carried } from './carried-files.ts'
import { createDraft, standing } from './change-draft.ts'
import type { Person } from './change-item.ts'
import { addressOf } from './default-content.ts'
import { mayPropose } from './item-kinds.ts'
import { ITEM_KINDS, type ItemKind, SCHOOL } from './item-rules.ts'

type Words = { readonly zh: string; readonly en: string }

/** What came of a configuration that was brought in. */
export interface Imported {
  /** One for each item that differs from what is in force. */
  readonly drafts: readonly {
    readonly id: string
    readonly file: string
    readonly kind: ItemKind
    readonly unit: string | null
  }[]
  /** Files that say what is in force. */
  readonly same: readonly string[]
  readonly refused: readonly { readonly file: string; readonly why: Words }[]
}

/**
 * Brings in a configuration as it was exported, or as somebody has edited it. It publishes nothing: of each item that differs it makes a draft
 * on what is in force, which goes the way of every other. What may not be taken is said file by file.
 */
export async function importConfiguration(app: App, who: Person, files: Carried): Promise<Imported> {
  const drafts: Imported['drafts'][number][] = []
  const same: string[] = []
  const refused: Imported['refused'][number][] = []
  for (const [file, text] of files) {
    const read = readFile(app, who, file, text)
    if (read === null) continue
    if ('why' in read) refused.push({ file, why: read.why })
    else {
      const { kind, scope, body } = read
      const { hash } = await standing(app.db, scope, kind)
      if (hash === addressOf(body)) {
        same.push(file)
        continue
      }
      const made = isKind(kind) ? await draftOf(app, who, kind, scope, body) : UNCHANGED
      if ('why' in made) refused.push({ file, why: made.why })
      else drafts.push({ id: made.id, file, kind: made.kind, unit: scope === SCHOOL ? null : scope })
    }
  }
  const detail = { drafts: drafts.map(draft => draft.id), same: same.length, refused: refused.length }
  const at = new Date(app.now())
  await recordAudit(app.db, { at, person: who.person, actor: who.person, act: 'importConfiguration', detail })
  return { drafts, same, refused }
}

/** `school/routing.json` or `units/JDXY/routing.json`, in a folder of any name. */
const PLACE = /^(?:[^/]+\/)?(?:(school)|units\/([A-Za-z0-9-]{1,64}))\/([A-Za-z.]{1,64})\.json$/
const isKind = (name: string): name is ItemKind => (ITEM_KINDS as readonly string[]).includes(name)

const why = (zh: string, en: string) => ({ why: { zh, en } })
const UNCHANGED = why(
  '这一项不能在这里修改，与现行的不同',
  'This item is not changed here, and it differs from what is in force',
)

function readFile(app: App, who: Person, file: string, text: string) {
  if (/(^|\/)release\.json$/.test(file)) return null
  const [, school, unit, kind] = PLACE.exec(file) ?? []
  const scope = school === undefined ? unit : SCHOOL
  if (scope === undefined || kind === undefined)
    return why('不是配置文件夹里的文件', 'This is no file of a configuration folder')
  if (scope !== SCHOOL && !app.directory.unit(scope)) return why('没有这个单位', 'There is no such unit')
  if (!mayPropose(who, isKind(kind) ? kind : 'texts', scope))
    return why('由有权起草它的人导入', 'It is for those who may propose it to bring it in')
  const body = parsed(text)
  if (body === undefined) return why('不是有效的 JSON', 'This is not valid JSON')
  const [wrong] = plainJsonProblems(body)
  return wrong ? why(`${wrong.place}：${wrong.reason.zh}`, `${wrong.place}: ${wrong.reason.en}`) : { kind, scope, body }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function draftOf(app: App, who: Person, kind: ItemKind, scope: string, body: unknown) {
  const name = `导入 ${dateOf(app.now())}`
  try {
    // The zip came as one text: what is inside is looked at here.
    refuseUnkeepable(body)
    return { kind, id: await createDraft(app, who, { kind, scope, name, body }) }
  } catch (error) {
    if (error instanceof InputError) return { why: error.fields[0]?.message ?? UNFIT }
    throw error
  }
}

const UNFIT: Words = { zh: '内容不合要求', en: 'The content is not fit' }
