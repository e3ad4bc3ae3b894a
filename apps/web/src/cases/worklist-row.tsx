import { Link } from 'wouter'
import type { Outputs } from '../trpc.ts'
import { Marked } from '../ui/marked.tsx'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import { STATUS_WORDS } from '../words/statuses.ts'
import { CATEGORY_WORDS } from '../words/terms.ts'
import type { Word } from '../words/word.ts'
import { ClockLamp } from './clock-lamp.tsx'
import { UrgencyTag } from './urgency-tag.tsx'

export type Row = Outputs['desk']['page']['rows'][number]

const clockWord = (kind: string) => (CLOCK_WORDS as Readonly<Record<string, Word>>)[kind]

/** One case of a list: when it is due, what it says, what kind it is and who has it. The same row lies wide or narrow. */
export function WorklistRow(props: { row: Row; href: string; isOpen: boolean; tellsStatus: boolean }) {
  const { row, href, isOpen, tellsStatus } = props
  const say = useSay()
  const { clock, handler, branch, owner } = row
  const kind = clock ? clockWord(clock.kind) : undefined
  return (
    <li className="wl-item">
      <Link
        href={href}
        className="wl-row"
        data-case={row.caseNo}
        {...(isOpen ? { 'aria-current': 'true' as const } : {})}
      >
        <span className="wl-due">
          {clock ? <ClockLamp clock={clock} /> : <span className="soft">{say(STATUS_WORDS[row.status])}</span>}
          {kind ? <span className="wl-kind">{say(kind)}</span> : null}
        </span>
        <span className="wl-no">{row.caseNo}</span>
        <span className="wl-text">
          {row.crisis ? <Tag tone="strong">{say({ zh: '危机', en: 'Crisis' })}</Tag> : null}{' '}
          {row.excerpt ? (
            <Marked text={row.excerpt} />
          ) : (
            say({ zh: '（正文不在列表中显示）', en: '(text not shown in lists)' })
          )}
        </span>
        <span className="wl-tags">
          <UrgencyTag urgency={row.urgency} />
          {row.category ? (
            <Tag>{say(CATEGORY_WORDS[row.category])}</Tag>
          ) : (
            <Tag>{say({ zh: '未分类', en: 'No category' })}</Tag>
          )}
          {tellsStatus ? <Tag tone="pen">{say(STATUS_WORDS[row.status])}</Tag> : null}
          {row.restricted ? <Tag tone="strong">{say({ zh: '限知', en: 'Restricted' })}</Tag> : null}
        </span>
        <span className="wl-place">{row.place}</span>
        <span className="wl-who">
          <span className="wl-owner">{say(owner.name)}</span>
          {handler ? <span className="soft">{handler.name}</span> : null}
          {!handler && branch ? <span className="soft">{say(branch.name)}</span> : null}
        </span>
      </Link>
    </li>
  )
}
