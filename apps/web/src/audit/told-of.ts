import type { Outputs } from '../trpc.ts'
import { LAMP_WORDS } from '../ui/lamp.tsx'
import { CLOCK_WORDS } from '../words/clocks.ts'
import { DESK_WORDS } from '../words/desks.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import { STATUS_WORDS } from '../words/statuses.ts'
import { type Word, word } from '../words/word.ts'

type Row = Outputs['audit']['page']['rows'][number]

/** What the fields of a line are called, and the words of those whose values are closed. */
const FIELDS: Readonly<Record<string, readonly [Word, Readonly<Record<string, Word>>?]>> = {
  address: [word('地址', 'address')],
  demo: [word('演示登录', 'demo sign-in')],
  everywhere: [word('全部设备', 'every device')],
  status: [word('状态', 'status'), STATUS_WORDS],
  version: [word('版本', 'version')],
  clock: [word('时限', 'clock'), CLOCK_WORDS],
  colour: [word('灯色', 'lamp'), LAMP_WORDS],
  cases: [word('题号', 'cases')],
  caseNo: [word('题号', 'case')],
  desk: [word('列表', 'list'), DESK_WORDS],
  role: [word('岗位', 'role'), ROLE_WORDS],
  unit: [word('单位', 'unit')],
  branch: [word('党支部', 'branch')],
  name: [word('姓名', 'name')],
  username: [word('用户名', 'username')],
  person: [word('姓名', 'person')],
  file: [word('附件', 'attachment')],
  found: [word('找到', 'found')],
  lines: [word('行数', 'lines')],
  act: [word('动作', 'act')],
  format: [word('格式', 'format')],
  from: [word('从', 'from')],
  until: [word('到', 'until')],
  segment: [word('段', 'segment')],
  day: [word('日期', 'day')],
  keptDays: [word('保存天数', 'days kept')],
}

/** Case, person, and what else the line says; whose ids have names is told by those. */
export function toldOf({ caseNo, subject, detail }: Row): Word[] {
  const rest = Object.entries(detail)
    .filter(([key, value]) => key !== 'subject' && value !== null && String(value) !== '')
    .map(([key, value]) => {
      const [name, values] = FIELDS[key] ?? [word(key, key)]
      const plain = Array.isArray(value)
        ? value.join(', ')
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value)
      const said = values?.[plain] ?? word(plain, plain)
      return value === true ? name : word(`${name.zh} ${said.zh}`, `${name.en} ${said.en}`)
    })
  return [...[caseNo, subject].flatMap(text => (text ? [word(text, text)] : [])), ...rest]
}
