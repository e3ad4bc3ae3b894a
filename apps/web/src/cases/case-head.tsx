import type { Ref } from 'react'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { STATUS_WORDS } from '../words/statuses.ts'
import { CATEGORY_WORDS, OUTCOME_WORDS, PATH_WORDS } from '../words/terms.ts'
import type { CaseView } from './form/field.ts'
import { PhaseSteps } from './phase-steps.tsx'
import { UrgencyTag } from './urgency-tag.tsx'

/** Number, status and what kind of case it is. */
export function CaseHead({ view, ref }: { view: CaseView; ref: Ref<HTMLDivElement> }) {
  const say = useSay()
  return (
    <header className="case-head">
      <div className="case-title" ref={ref} tabIndex={-1}>
        <h1>{view.caseNo}</h1>
        <span className="case-status">
          {say(STATUS_WORDS[view.status])}
          {view.outcome ? ` · ${say(OUTCOME_WORDS[view.outcome])}` : ''}
        </span>
        <UrgencyTag urgency={view.urgency} />
        {view.category ? <Tag>{say(CATEGORY_WORDS[view.category])}</Tag> : null}
        {view.path ? <Tag tone="pen">{say(PATH_WORDS[view.path])}</Tag> : null}
        {view.inspected ? <Tag tone="strong">{say({ zh: '重点督查', en: 'Key inspection' })}</Tag> : null}
        {view.restricted ? <Tag tone="strong">{say({ zh: '限知', en: 'Restricted' })}</Tag> : null}
        {view.verified ? null : <Tag>{say({ zh: '未核实身份', en: 'Unverified' })}</Tag>}
      </div>
      <PhaseSteps phase={view.phase} />
    </header>
  )
}
