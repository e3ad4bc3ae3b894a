import Alert from 'antd/es/alert'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { ClockLamp } from '../cases/clock-lamp.tsx'
import { Sure } from '../directory/sure.tsx'
import { formatDay, useLocale } from '../locale.ts'
import { Marked } from '../ui/marked.tsx'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { awayWord } from '../words/absence.ts'
import { STATUS_WORDS } from '../words/statuses.ts'
import { type Word, word } from '../words/word.ts'
import { type LeftGroup, type LeftInUnit, type LeftRow, type Target, whyNot } from './left-work-words.ts'
import { useHandOver } from './use-hand-over.ts'

const REASON = word('交接：原承办人已离岗', 'Handed over: the person who had it has left')
const EMPTY = word('请写明交接的理由', 'Please write why it is handed over')
const SOME_STAY = word(
  '有的题没有交接成，理由写在题旁；其余已交接',
  'Some were not handed over: why stands beside each. The others are',
)

/** What one person left in one unit: whom all of it goes to, or each case on its own, and one press for all that are chosen. */
export function LeftGroupCard(props: {
  unit: LeftInUnit
  group: LeftGroup
  onGiven: (n: number, who: string) => void
}) {
  const { unit, group, onGiven } = props
  const say = useSay()
  const { locale } = useLocale()
  const id = useId()
  const [all, setAll] = useState<Target | null>(null)
  const [own, setOwn] = useState<Readonly<Record<string, Target>>>({})
  const [reason, setReason] = useState(say(REASON))
  const { handOver, done, failed, running } = useHandOver(unit)
  const who = group.person?.name ?? (group.branch ? say(group.branch.name) : '')
  const rows = group.rows.filter(row => !done.has(row.caseNo))
  const targetOf = (row: LeftRow): Target | null => own[row.caseNo] ?? all
  const orders = rows.flatMap(row => {
    const target = row.mayReassign ? targetOf(row) : null
    return target ? [{ row, target }] : []
  })
  const open = rows.filter(row => row.mayReassign).length
  const options = optionsOf(unit, say)
  const act = async (): Promise<Word | null> => {
    if (!reason.trim()) return EMPTY
    const given = await handOver(orders, reason.trim())
    if (given > 0) onGiven(given, who)
    return given < orders.length ? SOME_STAY : null
  }
  const since = group.since ? formatDay(locale, group.since) : null
  return (
    <section className="left-group" aria-labelledby={`${id}-who`}>
      <header>
        <h3 id={`${id}-who`}>{who}</h3>
        <span className="soft">
          {group.person
            ? since
              ? say({ zh: `${since} 离岗`, en: `left ${since}` })
              : say({ zh: '已离岗', en: 'has left' })
            : say({ zh: '支部里没有承办人了', en: 'nobody works on cases in this branch any more' })}
          {say({ zh: ` · 留下 ${rows.length} 题`, en: ` · ${rows.length} case${rows.length === 1 ? '' : 's'}` })}
        </span>
      </header>
      {open > 0 ? (
        <div className="left-all">
          <label htmlFor={`${id}-all`}>{say({ zh: '都交给', en: 'All to' })}</label>
          <Select<Target>
            id={`${id}-all`}
            className="left-pick"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say({ zh: '选人、支部或题库', en: 'A person, a branch or the pool' })}
            value={all}
            options={options}
            disabled={running !== null}
            onChange={value => setAll(value ?? null)}
          />
        </div>
      ) : null}
      <ul>
        {rows.map(row => (
          <li key={row.caseNo} className="left-case">
            <span className="left-due">
              {row.clock ? <ClockLamp clock={row.clock} /> : null} <Tag tone="pen">{say(STATUS_WORDS[row.status])}</Tag>
            </span>
            <Link href={`/cases/${row.caseNo}`}>{row.caseNo}</Link>
            <span className="left-text">
              <Marked text={row.excerpt} />
            </span>
            {row.mayReassign ? (
              <Select<Target>
                className="left-pick"
                aria-label={say({ zh: `${row.caseNo} 交给`, en: `${row.caseNo} goes to` })}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={say({ zh: '另选一人', en: 'Somebody else' })}
                value={targetOf(row)}
                options={options}
                disabled={running !== null}
                onChange={value =>
                  setOwn(present => {
                    const { [row.caseNo]: _, ...rest } = present
                    return value ? { ...rest, [row.caseNo]: value } : rest
                  })
                }
              />
            ) : (
              <span className="left-why soft">{say(whyNot(row))}</span>
            )}
            {failed.get(row.caseNo) ? (
              <Alert
                className="left-wrong"
                type="error"
                showIcon
                title={say({
                  zh: `没有交接：${failed.get(row.caseNo)?.zh}`,
                  en: `Not handed over: ${failed.get(row.caseNo)?.en}`,
                })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {open > 0 ? (
        <footer>
          <label htmlFor={`${id}-reason`}>
            {say({ zh: '理由（记入每道题的经过）', en: 'Reason (goes into the history of each case)' })}
          </label>
          <Input
            id={`${id}-reason`}
            maxLength={200}
            value={reason}
            disabled={running !== null}
            onChange={event => setReason(event.target.value)}
          />
          <div className="left-act">
            <p role="status" className="soft">
              {running
                ? say({
                    zh: `正在交接第 ${running.at} 题，共 ${running.of} 题…`,
                    en: `Handing over ${running.at} of ${running.of}…`,
                  })
                : orders.length === 0
                  ? say({ zh: '先选交给谁', en: 'First choose who takes it' })
                  : say({
                      zh: `已选好 ${orders.length} 题，共可交接 ${open} 题`,
                      en: `${orders.length} of ${open} chosen`,
                    })}
            </p>
            {orders.length > 0 ? (
              <Sure
                name={word('交接', 'Hand over')}
                whom={say({ zh: `${who}留下的 ${orders.length} 题`, en: `${orders.length} of ${who}` })}
                consequence={consequenceOf(
                  orders.map(({ target }) => target),
                  unit,
                )}
                act={act}
              />
            ) : null}
          </div>
        </footer>
      ) : null}
    </section>
  )
}

function optionsOf({ takers, branches }: LeftInUnit, say: (text: Word) => string) {
  const people = takers.map(({ person, branch, openLoad, away }) => ({
    value: `p:${person.id}` as Target,
    label: `${person.name}${branch ? ` · ${say(branch.name)}` : ''} · ${say({ zh: `在办 ${openLoad}`, en: `${openLoad} open` })}${away ? ` · ${say(awayWord(away))}` : ''}`,
  }))
  const groups = branches.map(({ id, name }) => ({ value: `b:${id}` as Target, label: say(name) }))
  const pool = { value: 'pool' as Target, label: say({ zh: '放进题库，主动领题', en: 'The pool: whoever claims it' }) }
  return [
    ...(people.length > 0 ? [{ label: say({ zh: '承办人', en: 'People' }), options: people }] : []),
    ...(groups.length > 0 ? [{ label: say({ zh: '党支部', en: 'Branches' }), options: groups }] : []),
    { label: say({ zh: '题库', en: 'Pool' }), options: [pool] },
  ]
}

/** Who gets how many, said before it is done. */
function consequenceOf(targets: readonly Target[], { takers, branches }: LeftInUnit): Word {
  const counts = [...Map.groupBy(targets, target => target)].map(([target, { length }]) => {
    const id = target.slice(2)
    const person = takers.find(one => one.person.id === id)?.person.name
    const branch = branches.find(one => one.id === id)?.name
    const name = person ? word(person, person) : (branch ?? word('题库', 'the pool'))
    return { name, length }
  })
  const zh = counts.map(({ name, length }) => `${name.zh} ${length} 题`).join('，')
  const en = counts.map(({ name, length }) => `${name.en}: ${length}`).join(', ')
  return word(
    `${zh}。每道题都会通知接手的人，领题时限重新开始一次。`,
    `${en}. Everybody is told of each case; the time to claim it starts again once.`,
  )
}
