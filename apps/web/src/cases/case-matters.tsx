import Alert from 'antd/es/alert'
import { Link } from 'wouter'
import { formatTime, useLocale } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { STATUS_WORDS } from '../words/statuses.ts'
import { FLAG_SOURCE_WORDS, MEANS_WORDS, PATH_WORDS, SENSITIVE_WORDS } from '../words/terms.ts'
import type { Word } from '../words/word.ts'
import { wordOf } from '../words.ts'
import type { CaseView } from './form/field.ts'

const LINK_WORDS: Readonly<Record<CaseView['links'][number]['kind'], Word>> = {
  master: { zh: '并入', en: 'Merged into' },
  child: { zh: '并入本题', en: 'Merged in' },
  split: { zh: '拆出', en: 'Split off' },
  possibleDuplicate: { zh: '可能重复', en: 'Possible double' },
}

/** What runs beside the case: notices about it, consults, a transfer, a circulation, links and the rating. */
export function CaseMatters({ view }: { view: CaseView }) {
  const say = useSay()
  const { requested, flags, links, rating } = view
  return (
    <div className="matters">
      {view.crisis ? (
        <Alert
          type="error"
          showIcon
          title={say({ zh: '人身危机：先打电话，再补记录。', en: 'Crisis: phone first, record later.' })}
        />
      ) : null}
      <Call view={view} />
      <Consent view={view} />
      {view.frozen ? (
        <Alert
          type="warning"
          showIcon
          title={say({ zh: '已冻结：解除前不能办理。', en: 'Frozen: no step is possible.' })}
        />
      ) : null}
      {requested ? (
        <Alert
          type="info"
          showIcon
          title={
            <>
              {say({ zh: '已申请：', en: 'Requested: ' })}
              {say(PATH_WORDS[requested.path])}
              {say({ zh: '，等待审核人审批。', en: ', waiting for the reviewer.' })}
            </>
          }
        />
      ) : null}
      {flags.length > 0 ? (
        <p className="matter-line">
          <span className="soft">{say({ zh: '敏感标记', en: 'Flags' })}</span>
          {flags.map(flag => (
            <Tag key={flag.class + flag.at} tone="warm">
              {say(SENSITIVE_WORDS[flag.class])} ·{' '}
              {say(FLAG_SOURCE_WORDS[flag.source as keyof typeof FLAG_SOURCE_WORDS])}
            </Tag>
          ))}
        </p>
      ) : null}
      {links.length > 0 ? (
        <p className="matter-line">
          <span className="soft">{say({ zh: '相关', en: 'Related' })}</span>
          {links.map(link => (
            <Link key={link.caseId} href={`/cases/${link.caseNo}`}>
              {say(LINK_WORDS[link.kind])} {link.caseNo}（{say(STATUS_WORDS[link.status])}）
            </Link>
          ))}
        </p>
      ) : null}
      <Consults view={view} />
      <Transfer view={view} />
      <Circulation view={view} />
      {rating ? (
        <section>
          <h2>{say({ zh: '评价', en: 'Rating' })}</h2>
          <p>
            {say({ zh: '满意度', en: 'Satisfaction' })} {rating.satisfaction}/5 ·{' '}
            {say({ zh: '时效', en: 'Timeliness' })} {rating.timeliness}/5
          </p>
          {rating.words ? <blockquote>{rating.words}</blockquote> : null}
        </section>
      ) : null}
    </div>
  )
}

/** A danger to life: whether anybody has it. */
function Call({ view: { call } }: { view: CaseView }) {
  const say = useSay()
  const { locale } = useLocale()
  if (!call) return null
  const since = formatTime(locale, call.since)
  const { acknowledged: by } = call
  if (!by)
    return (
      <Alert
        type="error"
        showIcon
        title={say({
          zh: `${since} 起正在呼叫值班人员，还没有人应答。`,
          en: `The duty people have been called since ${since}. Nobody has answered yet.`,
        })}
        description={
          call.called.length > 0
            ? call.called
                .map(({ person, times }) => say({ zh: `${person.name} ${times} 次`, en: `${person.name} ${times} ×` }))
                .join(say({ zh: '，', en: ', ' }))
            : null
        }
      />
    )
  const at = formatTime(locale, by.at)
  return (
    <Alert
      type="success"
      showIcon
      title={say({
        zh: `${by.by.name} 已于 ${at} 应答，正在处理。`,
        en: `${by.by.name} answered at ${at} and is dealing with it.`,
      })}
    />
  )
}

/** What the submitter said about going on as an ordinary case. */
function Consent({ view: { consent } }: { view: CaseView }) {
  const say = useSay()
  if (!consent) return null
  const unit = say(consent.unit.name)
  const said =
    consent.agrees === null
      ? {
          zh: `已问提交人可否由${unit}办理，还没有回音；没有回音不等于同意。`,
          en: `The submitter was asked about ${unit} and has not answered. Silence is not consent.`,
        }
      : consent.agrees
        ? { zh: `提交人同意由${unit}按一般事项办理。`, en: `The submitter agrees that ${unit} takes it up.` }
        : { zh: `提交人不同意由${unit}办理。`, en: `The submitter does not agree to ${unit}.` }
  return <Alert type={consent.agrees ? 'success' : 'info'} showIcon title={say(said)} />
}

function Consults({ view }: { view: CaseView }) {
  const say = useSay()
  const { locale } = useLocale()
  if (view.consults.length === 0) return null
  return (
    <section>
      <h2>{say({ zh: '协办征询', en: 'Consults' })}</h2>
      {view.consults.map(consult => (
        <div key={consult.id} className="consult">
          <p>
            <b>{say(consult.unit.name)}</b> <span className="soft">{formatTime(locale, consult.askedAt)}</span>
          </p>
          <p>{consult.question}</p>
          {consult.answer === null ? (
            <p className="soft">
              {say({ zh: '还没有答复', en: 'Not answered yet' })}
              {consult.dueAt ? ` · ${say({ zh: '应于', en: 'due' })} ${formatTime(locale, consult.dueAt)}` : ''}
            </p>
          ) : (
            <blockquote>{consult.answer}</blockquote>
          )}
        </div>
      ))}
    </section>
  )
}

function Transfer({ view }: { view: CaseView }) {
  const say = useSay()
  const { transfer } = view
  if (!transfer) return null
  const talk = transfer.communication
  return (
    <section>
      <h2>{say({ zh: '转办', en: 'Transfer' })}</h2>
      <p>
        <b>{say(transfer.from.name)}</b> → <b>{say(transfer.to.name)}</b>
      </p>
      {talk ? (
        <p>
          <span className="soft">{say({ zh: '沟通记录', en: 'The talk' })}</span> {talk.on} ·{' '}
          {say(MEANS_WORDS[talk.means])} · {talk.person.text}：{talk.result.text}
        </p>
      ) : null}
    </section>
  )
}

function Circulation({ view }: { view: CaseView }) {
  const say = useSay()
  const units = trpc.directory.units.useQuery(undefined, { enabled: view.circulation !== null, staleTime: 600_000 })
  if (!view.circulation) return null
  const nameOf = (id: string) => {
    const unit = units.data?.find(one => one.id === id)
    return unit ? say(unit.name) : id
  }
  return (
    <section>
      <h2>{say({ zh: '上文流转', en: 'Circulation' })}</h2>
      <p>
        <span className="soft">{say({ zh: '文号', en: 'Document' })}</span> {view.circulation.documentNo ?? '—'}
      </p>
      <ul>
        {view.circulation.units.map(({ unit, stance }) => (
          <li key={unit}>
            {nameOf(unit)}：
            {stance
              ? say(wordOf('stance', stance) ?? { zh: stance, en: stance })
              : say({ zh: '待审阅', en: 'waiting' })}
          </li>
        ))}
      </ul>
    </section>
  )
}
