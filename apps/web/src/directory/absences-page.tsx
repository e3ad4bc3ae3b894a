import './absences.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { failureOf } from '../cases/form/failure.ts'
import { formatDay, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { AbsenceForm } from './absence-form.tsx'
import { Sure } from './sure.tsx'

type Row = Outputs['directory']['absences']['rows'][number]

/** Who of one's units is away, from when to when, and who stands in (C2-04, AB角). */
export function AbsencesPage() {
  const say = useSay()
  const found = trpc.directory.absences.useQuery()
  const title = say({ zh: '外出代班', en: 'Absences' })
  if (found.isPending) return <Skeleton active className="case-loading" />
  if (!found.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={<Button onClick={() => void found.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const { rows, units, today } = found.data
  return (
    <ScrollPage className="absences" name={title}>
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '外出期间，通知同时发给代班的人，手上的题列在代班人的“代班”里；到期自动结束。限知的题不在其中。',
          en: 'While somebody is away, whoever stands in is told too and finds the open cases under “Standing in”; it ends by itself. Restricted cases are never among them.',
        })}
      </p>
      {rows.length === 0 ? (
        <p>{say({ zh: '现在没有人外出。', en: 'Nobody is away.' })}</p>
      ) : (
        <ul className="absences-list">
          {rows.map(row => (
            <AbsenceRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      <AbsenceForm units={units} today={today} />
    </ScrollPage>
  )
}

function AbsenceRow({ row }: { row: Row }) {
  const say = useSay()
  const { locale } = useLocale()
  const { directory } = trpc.useUtils()
  const end = trpc.directory.endAbsence.useMutation({ onSuccess: () => directory.absences.invalidate() })
  return (
    <li aria-label={row.person.name}>
      <p>
        <b>{row.person.name}</b> <span className="soft">{say(row.unit.name)}</span>{' '}
        {row.isOn ? <Tag tone="strong">{say({ zh: '外出中', en: 'Away' })}</Tag> : null}
      </p>
      <p>
        {say({
          zh: `${formatDay('zh', row.from)} 至 ${formatDay('zh', row.to)}，由${row.deputy.name}代`,
          en: `${formatDay('en', row.from)} to ${formatDay('en', row.to)}, ${row.deputy.name} stands in`,
        })}
      </p>
      {row.reason ? <p className="soft">{row.reason}</p> : null}
      {row.mayEnd ? (
        <Sure
          name={row.isOn ? { zh: '提前结束', en: 'End it' } : { zh: '取消', en: 'Take it back' }}
          whom={`${row.person.name} ${formatDay(locale, row.from)}`}
          consequence={{
            zh: '通知和在办的题不再转给代班的人。',
            en: 'Notices and open cases no longer go to whoever stands in.',
          }}
          act={async () => {
            try {
              await end.mutateAsync({ absence: row.id })
              return null
            } catch (error) {
              return failureOf(error).message
            }
          }}
        />
      ) : null}
    </li>
  )
}
