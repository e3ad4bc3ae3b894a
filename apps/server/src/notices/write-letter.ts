import { fillPlaces as fill } from '@zuoyeben/forms/texts'
import type { Texts } from '../configuration/effective-texts.ts'
import type { NoticeToTell } from './letters.sql.ts'

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly short: string
  readonly count: number
  readonly at: number
}

const LISTED_MOST = 20
const CRISIS: ReadonlySet<string> = new Set(['crisis', 'crisisCall'])

/**
 * The words of one message. They are made of templates and the numbers of cases alone: there is no text of a case that could slip in. Of a
 * restricted case not even the number is said, and to a group no number at all.
 */
export function writeLetter(
  told: readonly NoticeToTell[],
  {
    texts,
    language,
    isUrgent,
    isGroup,
    link,
  }: {
    texts: Texts
    language: 'zh' | 'en'
    isUrgent: boolean
    isGroup: boolean
    link: string
  },
): Letter {
  const figures = { n: told.length, link, more: Math.max(0, told.length - LISTED_MOST) }
  const say = (name: string) => fill(texts.letter(name)[language], figures)
  const lineOf = ({ kind, data, isRestricted }: NoticeToTell) => {
    if (CRISIS.has(kind)) return say('unsaidCrisis')
    return isRestricted ? say('unsaid') : fill(texts.notice(kind)[language], { no: data.caseNo ?? '', ...data })
  }
  const isCrisis = told.some(({ kind }) => CRISIS.has(kind))
  const short = isCrisis ? `${say('unsaidCrisis')} ${link}` : say(isUrgent ? 'shortUrgent' : 'short')
  const lines = [
    ...told.slice(0, LISTED_MOST).map(notice => `· ${lineOf(notice)}`),
    ...(figures.more > 0 ? [say('more')] : []),
    '',
    say('end'),
  ]
  return {
    subject: say(isUrgent ? 'subjectUrgent' : 'subject'),
    text: isGroup ? (isCrisis ? short : say('group')) : lines.join('\n'),
    short,
    count: told.length,
    at: Math.max(...told.map(({ at }) => at.getTime())),
  }
}
