import Button from 'antd/es/button'
import { Fragment, useState } from 'react'
import { useSay } from '../ui/use-say.ts'
import { URGENCY_WORDS } from '../words/terms.ts'
import { type Word, word } from '../words/word.ts'
import { LimitField } from './limit-field.tsx'
import { LIMIT_ROWS, type LimitRow, type LimitsView, rowAt, URGENCIES } from './limits-data.ts'
import { limitWord } from './limits-words.ts'

/** What is being written, beside what is in force: the body of the draft, where it is wrong, and how it is changed. */
export interface LimitsDraft {
  readonly body: unknown
  /** A unit writes only what is stricter; whatever it leaves out is the school's. */
  readonly isUnit: boolean
  readonly wrong: ReadonlyMap<string, Word>
  readonly set: (path: readonly (string | number)[], value: unknown) => void
}

/** Every limit by urgency, how far it may be set, where a unit is stricter than the school, and the editing of each step. */
export function LimitsTable({ view, draft }: { view: LimitsView; draft: LimitsDraft | null }) {
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const columns = URGENCIES.length + (draft ? 3 : 2)
  return (
    <section aria-labelledby="limits-table">
      <h2 id="limits-table">{say({ zh: '时限', en: 'Limits' })}</h2>
      <p className="soft">
        {say({
          zh: '单位只能比学校更严；回访最长两个工作日，任何配置都不能放宽。',
          en: 'A unit may only be stricter than the school; the call-back has two working days at most, whatever is configured.',
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is scrolled with the keyboard too */}
      <section className="limits-scroll" tabIndex={0} aria-label={say({ zh: '时限表', en: 'Table of limits' })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say({ zh: '一步', en: 'Step' })}</th>
              {URGENCIES.map(urgency => (
                <th key={urgency} scope="col">
                  {urgency}
                </th>
              ))}
              <th scope="col">{say({ zh: '最长', en: 'At most' })}</th>
              {draft ? <th scope="col">{say({ zh: '修改', en: 'Change' })}</th> : null}
            </tr>
          </thead>
          <tbody>
            {LIMIT_ROWS.map(row => {
              const key = row.path.join('.')
              const isFixed = row.bound.least === row.bound.most
              return (
                <Fragment key={key}>
                  <tr>
                    <th scope="row">{say(row.name)}</th>
                    {URGENCIES.map(urgency => (
                      <td key={urgency}>
                        <Cell view={view} draft={draft} row={row} urgency={urgency} />
                      </td>
                    ))}
                    <td>{say(limitWord(row.bound.most))}</td>
                    {draft ? (
                      <td>
                        {isFixed ? (
                          <span className="soft">{say({ zh: '固定', en: 'fixed' })}</span>
                        ) : (
                          <Button
                            size="small"
                            aria-expanded={open === key}
                            aria-label={say(editName(row.name, open === key))}
                            onClick={() => setOpen(open === key ? null : key)}
                          >
                            {open === key ? say({ zh: '收起', en: 'Close' }) : say({ zh: '改', en: 'Change' })}
                          </Button>
                        )}
                      </td>
                    ) : null}
                  </tr>
                  {draft && open === key ? (
                    <tr>
                      <td colSpan={columns}>
                        <RowEditor view={view} draft={draft} row={row} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** Begins with what stands on the button. */
export const editName = (what: Word, isOpen: boolean): Word =>
  isOpen ? word(`收起：${what.zh}`, `Close: ${what.en}`) : word(`改：${what.zh}`, `Change: ${what.en}`)

type CellProps = { view: LimitsView; draft: LimitsDraft | null; row: LimitRow; urgency: (typeof URGENCIES)[number] }

function Cell({ view, draft, row, urgency }: CellProps) {
  const say = useSay()
  const [now, school] = [rowAt(view, row)[urgency] ?? null, rowAt({ limits: view.school }, row)[urgency] ?? null]
  const written = draft ? (rowAt(draft.body, row)[urgency] ?? (draft.isUnit ? school : null)) : now
  if (written !== now)
    return (
      <>
        <del className="soft">{say(limitWord(now))}</del> <ins>{say(limitWord(written))}</ins>
      </>
    )
  return (
    <>
      {say(limitWord(now))}
      {now === school ? null : (
        <span className="soft">
          {say({ zh: ` 校 ${limitWord(school).zh}`, en: ` school ${limitWord(school).en}` })}
        </span>
      )}
    </>
  )
}

function RowEditor({ view, draft, row }: { view: LimitsView; draft: LimitsDraft; row: LimitRow }) {
  const say = useSay()
  const { bound, name } = row
  const most = limitWord(bound.most)
  const least = limitWord(bound.least)
  return (
    <fieldset className="limits-row-editor">
      <legend>{say(name)}</legend>
      {URGENCIES.map(urgency => {
        const school = rowAt({ limits: view.school }, row)[urgency]
        const who = URGENCY_WORDS[urgency]
        if (bound.none.includes(urgency)) return null
        return (
          <LimitField
            key={urgency}
            name={word(`${urgency} ${who.zh}`, `${urgency} ${who.en}`)}
            value={rowAt(draft.body, row)[urgency] ?? undefined}
            otherwise={draft.isUnit ? (school ?? undefined) : undefined}
            wrong={draft.wrong.get([...row.path, urgency].join('.'))}
            onChange={value => draft.set([...row.path, urgency], value)}
          />
        )
      })}
      <p className="soft">
        {bound.least
          ? say({ zh: `${least.zh}至${most.zh}之间。`, en: `Between ${least.en} and ${most.en}.` })
          : say({ zh: `最长${most.zh}。`, en: `At most ${most.en}.` })}
        {draft.isUnit ? say({ zh: '空着就按学校的。', en: ' Left empty, the school’s holds.' }) : null}
      </p>
    </fieldset>
  )
}
