import type { ClockKind, Doer } from '@zuoyeben/lifecycle'
import { CLOCKS, EVENTS, STATUSES } from '../cases/event-words.ts'
import type { Happened } from './happened.sql.ts'

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** One event: when, which case, what, who, where the case stands after it, and what falls due next. */
export function lineOf({ caseNo, event, who, dueAt, dueClock }: Happened): string {
  const due = dueAt && dueClock ? `${CLOCKS[dueClock as ClockKind]} ${clock.format(dueAt)}` : '—'
  return [
    clock.format(event.at),
    caseNo,
    pad(`${EVENTS[event.type]} ${event.type}`, 38),
    pad(byWhom(event.actor, who), 26),
    pad(`→ ${STATUSES[event.after]} ${event.after}`, 32),
    `⏰ ${due}`,
  ].join('  ')
}

function byWhom(doer: Doer, name: string | null): string {
  if (doer.kind === 'submitter') return '师生 submitter'
  return doer.kind === 'system' ? '系统 system' : `${name ?? '?'} ${doer.role}`
}

/** A Chinese character takes two columns of a terminal. */
function pad(text: string, columns: number): string {
  const wide = [...text].filter(character => /[\u2e80-\uffef]/.test(character)).length
  return text + ' '.repeat(Math.max(0, columns - text.length - wide))
}
