import './limits.css'
import './change.css'
import './calendar.css'
import type { Escalation } from '@zuoyeben/lifecycle'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import Skeleton from 'antd/es/skeleton'
import { useId, useState } from 'react'
import type { Me } from '../desk/me.ts'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { DraftStrip } from './draft-panel.tsx'
import { withValue } from './item-changes.ts'
import { LadderList } from './ladder-list.tsx'
import { LimitsHistory, WaitingLimits } from './limits-changes.tsx'
import { readDraft } from './limits-data.ts'
import { LimitsDraft } from './limits-draft.tsx'
import { LimitsTable } from './limits-table.tsx'
import { SampleCase } from './sample-controls.tsx'
import { StoredDrafts } from './stored-drafts.tsx'
import { useItemDraft } from './use-item-draft.ts'

interface Unit {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
}
const SCHOOL_WRITERS: ReadonlySet<string> = new Set(['assessor', 'schoolLead'])
const UNIT_WRITERS: ReadonlySet<string> = new Set(['configurer', 'reviewer'])
const writesFor = ({ appointments }: Me, unit: string | null) =>
  appointments.some(({ role, unit: { id } }) =>
    unit === null ? SCHOOL_WRITERS.has(role) : id === unit && UNIT_WRITERS.has(role),
  )

/** The limits in force, the ladder, what they make of a sample case, and, for those who may, changing them. */
export function LimitsPage({ units, me }: { units: readonly Unit[]; me: Me }) {
  const say = useSay()
  const id = useId()
  const [unit, setUnit] = useState<string | null>(writesFor(me, null) ? null : (units[0]?.id ?? null))
  const [isEditing, setEditing] = useState(false)
  const mayAsk = writesFor(me, unit)
  const item = { kind: 'escalation', unit } as const
  const found = trpc.configuration.limits.useQuery({ unit })
  const changes = trpc.changes.of.useQuery(item, { enabled: mayAsk })
  const draft = useItemDraft<unknown>(`escalation ${unit ?? ''}`, changes.data?.inForce ?? {})
  const title = say({ zh: '时限与催办', en: 'Limits and reminders' })
  if (found.isPending || (mayAsk && changes.isPending)) return <Skeleton active className="case-loading" />
  if (!found.data || (mayAsk && !changes.data))
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到', en: 'Not available' })}
        action={
          <Button onClick={() => void Promise.all([found.refetch(), mayAsk ? changes.refetch() : null])}>
            {say({ zh: '再试一次', en: 'Try again' })}
          </Button>
        }
      />
    )
  const view = found.data
  const { extension, ladder, telling } = view
  const school = unit === null ? null : ({ limits: view.school, extension, ladder, telling } as Escalation)
  const proposal = changes.data?.proposal ?? null
  const isWriting = mayAsk && changes.data?.may.propose === true && !proposal && (isEditing || draft.isChanged)
  const read = isWriting ? readDraft(draft.body, school) : null
  const set = (path: readonly (string | number)[], value: unknown) => draft.change(withValue(draft.body, path, value))
  const drawn = read
    ? draft.isChanged && read.value
      ? draft.body
      : undefined
    : proposal?.isOvertaken
      ? undefined
      : proposal?.body
  const options = [
    ...units.map(each => ({ value: each.id, label: say(each.name) })),
    { value: '', label: say({ zh: '学校', en: 'The school' }) },
  ]
  const shown = isWriting && !school ? (draft.body as Escalation) : { ladder, telling }
  return (
    <ScrollPage className="limits" name={title}>
      <header className="limits-head">
        <h1>{title}</h1>
        {options.length > 1 ? (
          <div>
            <label htmlFor={`${id}-unit`}>{say({ zh: '单位', en: 'Unit' })}</label>
            <Select
              id={`${id}-unit`}
              value={unit ?? ''}
              options={options}
              onChange={value => {
                setUnit(value || null)
                setEditing(false)
              }}
            />
          </div>
        ) : null}
        {changes.data?.may.propose && !proposal && !isWriting ? (
          <Button type="primary" onClick={() => setEditing(true)}>
            {unit === null
              ? say({ zh: '修改学校时限', en: 'Change the school’s' })
              : say({ zh: '修改本单位时限', en: 'Change the unit’s' })}
          </Button>
        ) : null}
      </header>
      {changes.data ? <WaitingLimits changes={changes.data} school={school} /> : null}
      {changes.data?.may.propose && !proposal ? (
        <StoredDrafts item={item} isReadable={body => readDraft(body, school).value !== null} onOpen={draft.open} />
      ) : null}
      {isWriting && read && changes.data ? (
        <LimitsDraft unit={unit} changes={changes.data} draft={draft} read={read} school={school} />
      ) : null}
      <SampleCase unit={unit} draft={drawn} />
      <LimitsTable
        view={view}
        draft={
          isWriting && read
            ? {
                body: draft.body,
                isUnit: unit !== null,
                wrong: new Map(read.problems.map(({ place, reason }) => [place, reason])),
                set,
              }
            : null
        }
      />
      <LadderList of={shown} set={isWriting && unit === null ? set : null} />
      {isWriting && read && draft.isChanged ? <DraftStrip wrong={read.problems.length} /> : null}
      {changes.data ? <LimitsHistory changes={changes.data} school={school} /> : null}
    </ScrollPage>
  )
}
