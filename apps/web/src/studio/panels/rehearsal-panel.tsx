import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { Link } from 'wouter'
import { limitWord } from '../../configuration/limits-words.ts'
import { formatDay, useLocale } from '../../locale.ts'
import { useSay } from '../../ui/use-say.ts'
import { URGENCY_WORDS } from '../../words/terms.ts'
import type { BodyJson } from '../model/body.ts'
import { FlowPicture } from './flow-picture.tsx'
import type { Rehearsal, Rehearsing } from './use-rehearsal.ts'

/** What the draft would have made of every past case: figures for whoever may read no case, and the cases for those who may. */
export function RehearsalPanel({
  rehearsing,
  body,
  isWhole,
}: {
  rehearsing: Rehearsing
  body: BodyJson
  isWhole: boolean
}) {
  const say = useSay()
  const { progress, result, of, problem, begin, cancel } = rehearsing
  return (
    <div className="rehearsal">
      <p className="soft">
        {say({
          zh: '把这份草稿套到过去的每一道题上，看会有什么不同。不改动任何题。',
          en: 'The draft is tried on every past case, to see what would differ. No case is touched.',
        })}
      </p>
      {progress ? (
        <>
          <progress
            aria-label={say({ zh: '试算进度', en: 'Progress of the rehearsal' })}
            max={Math.max(progress.total, 1)}
            value={progress.done}
          />
          <p role="status">
            {say({
              zh: `已试 ${progress.done} / ${progress.total} 题`,
              en: `${progress.done} of ${progress.total} cases`,
            })}{' '}
            <Button size="small" onClick={cancel}>
              {say({ zh: '停下', en: 'Stop' })}
            </Button>
          </p>
        </>
      ) : (
        <Button type={result ? 'default' : 'primary'} disabled={!isWhole} onClick={begin}>
          {result ? say({ zh: '再试一次', en: 'Try again' }) : say({ zh: '用过去的题试一试', en: 'Try on past cases' })}
        </Button>
      )}
      {isWhole ? null : (
        <p className="soft">
          {say({ zh: '把没写完的规则写完，就能试算。', en: 'Finish the unfinished rules first.' })}
        </p>
      )}
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
      {result ? <Figures result={result} isOlder={of !== body} /> : null}
    </div>
  )
}

function Figures({ result, isOlder }: { result: Rehearsal; isOlder: boolean }) {
  const say = useSay()
  const { locale } = useLocale()
  const { total, withoutFacts, changed, flow, load, urgency, newlyHeld, newlyVisible, colleges, cases } = result
  const moved = flow.filter(({ from, to }) => from.id !== to.id)
  const touched = (colleges ?? []).filter(each => each.changed > 0 || each.overridden > 0 || each.invalid)
  const few = newlyVisible === 'few' ? say({ zh: '少于 5', en: 'fewer than 5' }) : String(newlyVisible)
  return (
    <div className="rehearsed">
      {isOlder ? (
        <p className="soft">
          {say({ zh: '以下是改动之前的结果。', en: 'These figures are of the draft as it was before.' })}
        </p>
      ) : null}
      <p>
        <strong>
          {changed === 0
            ? say({ zh: `过去 ${total} 题都和现在分得一样。`, en: `All ${total} past cases go where they went.` })
            : say({
                zh: `过去 ${total} 题里，有 ${changed} 题会不一样。`,
                en: `${changed} of ${total} past cases would differ.`,
              })}
        </strong>
        {withoutFacts > 0
          ? say({
              zh: `另有 ${withoutFacts} 题没有留下当时的依据，不在内。`,
              en: ` ${withoutFacts} more have no facts kept and are left out.`,
            })
          : ''}
      </p>
      {newlyVisible !== 0 ? (
        <Alert
          type="error"
          showIcon
          title={say({
            zh: `有 ${few} 件敏感的题会被更多人看到，不能发布`,
            en: `${few} sensitive cases would be seen by more people: this cannot be published`,
          })}
        />
      ) : null}
      {newlyHeld > 0 ? (
        <p>{say({ zh: `有 ${newlyHeld} 题会改为限知。`, en: `${newlyHeld} cases would be held.` })}</p>
      ) : null}
      {moved.length > 0 ? <FlowPicture flow={moved} /> : null}
      {load.some(({ before, after }) => before !== after) ? (
        <Table
          name={say({ zh: '各单位的题量', en: 'Cases by unit' })}
          head={[say({ zh: '单位', en: 'Unit' }), say({ zh: '现在', en: 'Now' }), say({ zh: '改后', en: 'Then' })]}
          rows={load
            .filter(({ before, after }) => before !== after)
            .map(({ unit, before, after }) => [
              say(unit.name),
              String(before),
              `${after}（${after > before ? '+' : ''}${after - before}）`,
            ])}
        />
      ) : null}
      {urgency.some(({ before, after }) => before !== after) ? (
        <Table
          name={say({ zh: '紧急程度与时限', en: 'Urgency and limits' })}
          head={[
            say({ zh: '单位', en: 'Unit' }),
            say({ zh: '程度、时限', en: 'Urgency, limit' }),
            say({ zh: '现在', en: 'Now' }),
            say({ zh: '改后', en: 'Then' }),
          ]}
          rows={urgency
            .filter(({ before, after }) => before !== after)
            .map(({ unit, urgency: level, limit, before, after }) => [
              say(unit.name),
              `${level} ${say(URGENCY_WORDS[level])}${limit ? `，${say(limitWord(limit))}` : ''}`,
              String(before),
              String(after),
            ])}
        />
      ) : null}
      {touched.length > 0 ? (
        <Table
          name={say({ zh: '按受理单位', en: 'By the unit that took it in' })}
          head={[
            say({ zh: '单位', en: 'Unit' }),
            say({ zh: '题数', en: 'Cases' }),
            say({ zh: '会变', en: 'Differ' }),
            say({ zh: '仍按本单位规则', en: 'Own rules decide' }),
          ]}
          rows={touched.map(({ unit, cases: all, changed: n, overridden, invalid }) => [
            say(unit.name) +
              (invalid
                ? say({
                    zh: `：本单位规则将不能用（${invalid.zh}）`,
                    en: `: its own rules would not hold (${invalid.en})`,
                  })
                : ''),
            String(all),
            String(n),
            String(overridden),
          ])}
        />
      ) : null}
      {changed > 0 && cases.rows.length === 0 ? (
        <p className="soft">
          {say({
            zh: '具体是哪些题，由本来就能看这些题的人打开这一页来看。',
            en: 'Which cases they are is shown to those who may read them.',
          })}
        </p>
      ) : null}
      {cases.rows.length > 0 ? (
        <section aria-label={say({ zh: '会变的题', en: 'Cases that differ' })}>
          <h3>{say({ zh: '会变的题', en: 'Cases that differ' })}</h3>
          <ul className="rehearsed-cases">
            {cases.rows.map(({ caseNo, submittedAt, before, after }) => (
              <li key={caseNo}>
                <Link href={`/cases/${caseNo}`}>{caseNo}</Link>{' '}
                <span className="soft">{formatDay(locale, submittedAt)}</span>
                <br />
                {say(before.unit.name)}
                {before.rule ? <span className="soft">（{say(before.rule.title)}）</span> : null} →{' '}
                <strong>{say(after.unit.name)}</strong>
                {after.rule ? <span className="soft">（{say(after.rule.title)}）</span> : null}
                <span className="rehearsed-said soft">
                  {say({ zh: '原来说：', en: 'Was told: ' })}
                  {say(before.sentence)}
                </span>
                <span className="rehearsed-said">
                  {say({ zh: '改后说：', en: 'Would be told: ' })}
                  {say(after.sentence)}
                </span>
              </li>
            ))}
          </ul>
          {cases.isMore ? (
            <p className="soft">
              {say({ zh: '还有更多，只列出最近的。', en: 'There are more; the latest are listed.' })}
            </p>
          ) : null}
        </section>
      ) : null}
    </div>
  )
}

function Table({ name, head, rows }: { name: string; head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <>
      <h3>{name}</h3>
      <div className="rehearsed-table">
        <table>
          <thead>
            <tr>
              {head.map(each => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first = '', ...rest]) => (
              <tr key={[first, ...rest].join()}>
                <th scope="row">{first}</th>
                {rest.map((each, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no name but its column
                  <td key={at}>{each}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
