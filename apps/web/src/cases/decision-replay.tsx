import Button from 'antd/es/button'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { failureOf } from './form/failure.ts'

type Replayed = Outputs['cases']['replayDecision']
type Part = NonNullable<Replayed['routing']>

/** Makes the decision again, by the rules of its day, and says whether it is what was stored; to the cleared everything that was asked, too. */
export function DecisionReplay({ caseNo }: { caseNo: string }) {
  const say = useSay()
  const query = trpc.cases.replayDecision.useQuery({ caseNo }, { enabled: false, retry: false, gcTime: 0 })
  return (
    <div className="why-replay">
      <Button size="small" loading={query.isFetching} onClick={() => void query.refetch()}>
        {say({ zh: '再算一遍', en: 'Decide again' })}
      </Button>
      <div role="status">
        {query.isError && !query.isFetching ? <p>{say(failureOf(query.error).message)}</p> : null}
        {query.data && !query.isFetching ? <Told replayed={query.data} /> : null}
      </div>
    </div>
  )
}

const SAME = word('与当时的判定一字不差', 'The same to the letter as it was decided')
const OTHER = word(
  '与当时的判定不同，请告诉系统管理员',
  'Not what was decided then: please tell the system administrator',
)
const GONE = word('文字已封存或销毁，不能再算', 'Its words are sealed or gone: it cannot be decided again')

function Told({ replayed: { releases, routing, sensitivity } }: { replayed: Replayed }) {
  const say = useSay()
  const { locale } = useLocale()
  return (
    <>
      <Verdict part={routing} name={sensitivity ? word('分题', 'Routing') : null} />
      {sensitivity ? <Verdict part={sensitivity} name={word('敏感判定', 'Sensitivity')} /> : null}
      <ul>
        {releases.map(({ unit, n, at }) => (
          <li key={unit?.id ?? 'school'}>
            <span className="soft">{say({ zh: '依据的版本', en: 'Decided under' })}</span>{' '}
            {say(unit?.name ?? word('学校', 'the school'))} {say({ zh: `第 ${n} 版`, en: `release ${n}` })} ·{' '}
            {formatTime(locale, at)}
          </li>
        ))}
      </ul>
      {routing?.explained ? (
        <Everything name={word('分题的全部依据', 'Everything about routing')} part={routing} />
      ) : null}
      {sensitivity?.explained ? (
        <Everything name={word('敏感判定的全部依据', 'Everything about sensitivity')} part={sensitivity} />
      ) : null}
    </>
  )
}

function Verdict({ part, name }: { part: Part | null; name: Word | null }) {
  const say = useSay()
  const said = part === null ? GONE : part.isSame ? SAME : OTHER
  return (
    <p className={part === null || part.isSame ? undefined : 'why-differs'}>
      <span aria-hidden="true">{part === null ? '– ' : part.isSame ? '✓ ' : '✗ '}</span>
      {name ? `${say(name)}${say(word('：', ': '))}` : ''}
      {say(said)}
    </p>
  )
}

/** Leaf by leaf: every fact that was asked for, and what each rule that did not decide failed on. */
function Everything({ name, part }: { name: Word; part: Part }) {
  const say = useSay()
  const { locale } = useLocale()
  const told = part.explained?.[locale]
  if (!told) return null
  return (
    <details>
      <summary>{say(name)}</summary>
      <p>
        {told.rule} {told.outcome ? `→ ${told.outcome}` : ''}
      </p>
      <ul className="why-facts">
        {told.facts.map(fact => (
          <li key={fact.label}>
            <span className="soft">{fact.label}</span> {fact.value}
            {fact.sensitive ? say(word('（限知）', ' (restricted)')) : ''}
          </li>
        ))}
      </ul>
      <ul>
        {told.others.map(other => (
          <li key={other}>{other}</li>
        ))}
      </ul>
    </details>
  )
}
