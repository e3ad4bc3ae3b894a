import type { ReactNode } from 'react'
import type { CaseView } from '../cases/form/field.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import {
  CATEGORY_WORDS,
  CRITERION_WORDS,
  MEANS_WORDS,
  NEED_WORDS,
  PATH_WORDS,
  REJECTION_WORDS,
  URGENCY_WORDS,
} from '../words/terms.ts'
import type { Word } from '../words/word.ts'

const SOLVABLE: Readonly<Record<string, Word>> = {
  yes: { zh: '能', en: 'Yes' },
  partly: { zh: '部分能', en: 'Partly' },
  no: { zh: '不能', en: 'No' },
}
const yesNo = (yes: boolean): Word => (yes ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })

/** What the officer decided at triage: for the reviewer to judge, and for a receiving unit to take over. */
export function TriageCard({ triage }: { triage: NonNullable<CaseView['triage']> }) {
  const say = useSay()
  const units = trpc.directory.units.useQuery(undefined, { staleTime: 600_000 })
  const unitName = (id: string) => {
    const unit = units.data?.find(one => one.id === id)
    return unit ? say(unit.name) : id
  }
  const { solvable, transfer, rejection } = triage
  const comma = say({ zh: '、', en: ', ' })
  return (
    <section className="triage-card">
      <h2>{say({ zh: '研判', en: 'Triage' })}</h2>
      <dl>
        <Line name={{ zh: '怎么办', en: 'Path' }}>
          <b>{say(PATH_WORDS[triage.path])}</b>
        </Line>
        <Line name={{ zh: '类别', en: 'Category' }}>{say(CATEGORY_WORDS[triage.category])}</Line>
        <Line name={{ zh: '缓急', en: 'Urgency' }}>
          {triage.urgency} {say(URGENCY_WORDS[triage.urgency])} · {say(NEED_WORDS[triage.needType])}
        </Line>
        <Line name={{ zh: '事实清楚', en: 'Facts clear' }}>{say(yesNo(triage.factsClear))}</Line>
        <Line name={{ zh: '责任明确', en: 'Duty clear' }}>{say(yesNo(triage.dutyClear))}</Line>
        <Line name={{ zh: '党建可解', en: 'Party work' }}>
          {say(SOLVABLE[solvable.answer] ?? yesNo(false))}
          {solvable.reason ? `：${solvable.reason.text}` : ''}
        </Line>
        {triage.criteria.length > 0 ? (
          <Line name={{ zh: '批办情形', en: 'Criteria' }}>
            {triage.criteria.map(one => say(CRITERION_WORDS[one])).join(comma)}
          </Line>
        ) : null}
        {triage.coUnits.length > 0 ? (
          <Line name={{ zh: '涉及单位', en: 'Units' }}>{triage.coUnits.map(unitName).join(comma)}</Line>
        ) : null}
        {transfer ? (
          <>
            <Line name={{ zh: '转给', en: 'To' }}>
              <b>{unitName(transfer.to)}</b>
            </Line>
            <Line name={{ zh: '为何不属本单位', en: 'Why not ours' }}>{transfer.whyNotOurs.text}</Line>
            <Line name={{ zh: '依据', en: 'Basis' }}>{transfer.basis.text}</Line>
            <Line name={{ zh: '沟通', en: 'The talk' }}>
              {transfer.communication.on} · {say(MEANS_WORDS[transfer.communication.means])} ·{' '}
              {transfer.communication.person.text}：{transfer.communication.result.text}
            </Line>
          </>
        ) : null}
        {rejection ? (
          <Line name={{ zh: '不予受理', en: 'Not accepted' }}>
            {say(REJECTION_WORDS[rejection.reason])}：{rejection.notice.text}
          </Line>
        ) : null}
        {triage.summary ? <Line name={{ zh: '意见', en: 'Opinion' }}>{triage.summary.text}</Line> : null}
      </dl>
    </section>
  )
}

function Line({ name, children }: { name: Word; children: ReactNode }) {
  const say = useSay()
  return (
    <div>
      <dt>{say(name)}</dt>
      <dd>{children}</dd>
    </div>
  )
}
