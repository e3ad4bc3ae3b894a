import { CLOCK_KINDS, type ClockKind } from './clock-kinds.ts'
import { SEALED_CLOCKS } from './escalation-bounds.ts'
import { type Reading, under } from './escalation-reading.ts'
import {
  ASKED_FOR,
  RECIPIENTS,
  type Recipient,
  RUNG_COLOURS,
  RUNG_DEEDS,
  type Rung,
  type RungColour,
  type RungCondition,
  type RungDeed,
} from './ladder.ts'

const MOST_RUNGS = 30
const CONDITIONS = [
  'left',
  'before',
  'forLimitsFrom',
  'unanswered',
  'after',
  'overdue',
  'redsOnCase',
  'redCasesInUnit',
  'within',
] as const
/** Who may know of a restricted case (invariant 6). */
const CLEARED_FEW: readonly Recipient[] = ['confidant', 'schoolLead']
const COUNTS = ['overdue', 'callbackRate'] as const

/** The rungs in their order. 超期 and a call-back left undone must reach somebody, so those two rungs cannot be dropped. */
export function readLadder(r: Reading, value: unknown): readonly Rung[] {
  if (!Array.isArray(value) || value.length > MOST_RUNGS) {
    r.say(
      'wrongType',
      'ladder',
      `此处应为列表，最多 ${MOST_RUNGS} 级`,
      `A list of at most ${MOST_RUNGS} rungs is expected here`,
    )
    return []
  }
  const rungs = value.map((each, i) => readRung(r, each, `ladder[${i}]`))
  for (const [i, rung] of rungs.entries()) {
    if (rungs.findIndex(other => other.id === rung.id) < i) {
      r.say('duplicate', `ladder[${i}].id`, `“${rung.id}”已经用过`, `"${rung.id}" is used already`)
    }
    const { unanswered } = rung.when
    if (unanswered !== undefined && !rungs.slice(0, i).some(other => other.id === unanswered)) {
      r.say('order', `ladder[${i}].when.unanswered`, '须指前面的一级', 'It must name an earlier rung')
    }
  }
  for (const id of ['red', 'callbackRed']) {
    if (!rungs.some(rung => rung.id === id && rung.when.overdue === null)) {
      r.say('missing', 'ladder', `缺少“${id}”一级（到期即触发）`, `The rung "${id}" (at due) is missing`)
    }
  }
  return rungs
}

function readRung(r: Reading, value: unknown, place: string): Rung {
  const fields = r.fields(value, place, ['id', 'clocks', 'when', 'tell', 'asks', 'counts', 'colour', 'does'])
  const id = typeof fields.id === 'string' && /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(fields.id) ? fields.id : ''
  if (id === '')
    r.say('wrongType', under(place, 'id'), '须为字母开头的名称', 'A name that begins with a letter is expected')
  const counts = fields.counts === null ? null : oneOf(r, fields.counts, under(place, 'counts'), COUNTS)
  const clocks = readClocks(r, fields.clocks, under(place, 'clocks'))
  const does = readDeeds(r, fields.does, id, under(place, 'does'))
  const tell = manyOf(r, fields.tell, under(place, 'tell'), RECIPIENTS)
  const isSealed = clocks === 'sealed' || (clocks !== 'duties' && clocks.some(kind => SEALED_CLOCKS.includes(kind)))
  if (isSealed && tell.some(told => !CLEARED_FEW.includes(told)))
    r.say(
      'unknownName',
      under(place, 'tell'),
      '限知的题只告知限知人员和总答题组组长',
      'Of a restricted case only the cleared few and the school lead are told',
    )
  const asks = oneOf(r, fields.asks, under(place, 'asks'), ASKED_FOR) ?? 'noteOrFile'
  if (isSealed !== (asks === 'clearOrReport') && fields.asks !== undefined)
    r.say(
      'unknownName',
      under(place, 'asks'),
      '解除或上报只用于限知的题，限知的题也只要求这一项',
      'To clear or report up is asked of restricted cases, and nothing else is',
    )
  if (isSealed && does.length > 0)
    r.say(
      'unknownName',
      under(place, 'does'),
      '限知的题只告知限知人员',
      'Of a restricted case the cleared few are told, and nothing else',
    )
  return {
    id,
    clocks,
    when: readCondition(r, fields.when, under(place, 'when')),
    tell,
    asks,
    counts,
    colour: readColour(r, fields.colour, id, under(place, 'colour')),
    does,
  }
}

/** Items published before rungs named their colour and deeds mean those of the shipped ladder. */
const COLOUR_OF: Readonly<Record<string, RungColour>> = {
  yellow: 'yellow',
  orange: 'orange',
  red: 'red',
  callbackReminder: 'yellow',
  callbackRed: 'red',
  sealedYellow: 'yellow',
  sealedRed: 'red',
}
const DEEDS_OF: Readonly<Record<string, readonly RungDeed[]>> = { red2: ['raise'], red5: ['raise', 'flag', 'order'] }

function readColour(r: Reading, value: unknown, id: string, place: string): RungColour | null {
  if (value === undefined) return Object.hasOwn(COLOUR_OF, id) ? (COLOUR_OF[id] ?? null) : null
  return value === null ? null : oneOf(r, value, place, RUNG_COLOURS)
}

function readDeeds(r: Reading, value: unknown, id: string, place: string): readonly RungDeed[] {
  if (value === undefined) return Object.hasOwn(DEEDS_OF, id) ? (DEEDS_OF[id] ?? []) : []
  if (Array.isArray(value) && value.length === 0) return []
  return manyOf(r, value, place, RUNG_DEEDS)
}

function readClocks(r: Reading, value: unknown, place: string): Rung['clocks'] {
  if (value === 'duties' || value === 'sealed') return value
  return manyOf<ClockKind>(r, value, place, CLOCK_KINDS)
}

function readCondition(r: Reading, value: unknown, place: string): RungCondition {
  const fields = r.fields(value, place, CONDITIONS)
  const given = Object.keys(fields)
  if (!given.some(key => key !== 'forLimitsFrom' && key !== 'within')) {
    r.say('missing', place, '须写明何时触发', 'It must say when it fires')
  }
  const number = (key: 'left' | 'redsOnCase' | 'redCasesInUnit') => {
    const each = fields[key]
    const fits =
      typeof each === 'number' &&
      (key === 'left' ? each > 0 && each < 1 : Number.isInteger(each) && each >= 1 && each <= 1000)
    if (!fits) r.say('outOfRange', under(place, key), '数值超出范围', 'The number is out of range')
    return fits ? each : 1
  }
  const limit = (key: 'before' | 'forLimitsFrom' | 'after' | 'within') =>
    r.limit(fields[key], under(place, key)) ?? '1WD'
  const wholeDays = (key: 'before') => {
    const given = limit(key)
    if (/^\d+WD$/.test(given)) return given
    r.say('badLimit', under(place, key), '须为整工作日，如 1WD', 'Whole working days are expected, as 1WD')
    return '1WD' as const
  }
  const has = (key: string) => given.includes(key)
  return {
    ...(has('left') && { left: number('left') }),
    ...(has('before') && { before: wholeDays('before') }),
    ...(has('forLimitsFrom') && { forLimitsFrom: limit('forLimitsFrom') }),
    ...(has('unanswered') && { unanswered: String(fields.unanswered).slice(0, 40) }),
    ...(has('after') && { after: limit('after') }),
    ...(has('overdue') && {
      overdue: fields.overdue === null ? null : r.limit(fields.overdue, under(place, 'overdue')),
    }),
    ...(has('redsOnCase') && { redsOnCase: number('redsOnCase') }),
    ...(has('redCasesInUnit') && { redCasesInUnit: number('redCasesInUnit') }),
    ...(has('within') && { within: limit('within') }),
  }
}

function oneOf<Name extends string>(r: Reading, value: unknown, place: string, names: readonly Name[]): Name | null {
  const found = names.find(name => name === value)
  if (found !== undefined) return found
  r.say('unknownName', place, `可用：${names.join('、')}`, `One of: ${names.join(', ')}`)
  return null
}

function manyOf<Name extends string>(
  r: Reading,
  value: unknown,
  place: string,
  names: readonly Name[],
): readonly Name[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > names.length) {
    r.say('wrongType', place, '此处应为非空列表', 'A list with at least one entry is expected here')
    return []
  }
  return value.flatMap((each, i) => oneOf(r, each, `${place}[${i}]`, names) ?? [])
}
