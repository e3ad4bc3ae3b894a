import type { Role } from '@zuoyeben/lifecycle'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Lamp } from '../ui/lamp.tsx'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import { type Word, word } from '../words/word.ts'
import { AppointForm } from './appoint-form.tsx'
import { InHand, leftWord } from './in-hand.tsx'
import { Sure } from './sure.tsx'

/** `2026-11-23`, in the time of the school. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

const END = word(
  '岗位立即结束，此人退出登录。单位若因此缺人，由总答题组代办。',
  'The role ends at once and the person is signed out. Where somebody is then missing, the school group stands in.',
)

/** Who holds which office in one unit, what it lacks, and the form to give another. */
export function UnitOffices({ unit }: { unit: string }) {
  const say = useSay()
  const [left, setLeft] = useState<Word | null>(null)
  const found = trpc.directory.appointments.useQuery({ unit })
  const readiness = trpc.directory.readiness.useQuery()
  if (found.isPending) return <Skeleton active />
  if (found.isError)
    return (
      <QuietPage
        title={say({ zh: '这个单位没有取到', en: 'This unit could not be loaded' })}
        action={<Button onClick={() => void found.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const { rows, kind } = found.data
  const state = readiness.data?.find(one => one.unit.id === unit)
  return (
    <>
      <h2>{say(found.data.unit.name)}</h2>
      {state ? (
        <p className="offices-state">
          <Lamp
            colour={state.ready ? 'green' : 'orange'}
            words={
              state.ready
                ? say({ zh: '已就绪', en: 'Ready' })
                : say({ zh: '未就绪，由总答题组代办', en: 'Not ready: the school group stands in' })
            }
          />
          {state.missing.length > 0 ? (
            <span>
              {say({ zh: '还缺：', en: 'Missing: ' })}
              {state.missing.map(what => say(what)).join(say({ zh: '、', en: ', ' }))}
            </span>
          ) : null}
        </p>
      ) : null}
      {kind === 'directBranch' ? (
        <p className="soft">
          {say({
            zh: '直属党支部下不设党支部：由党支部书记审核，党员承办。',
            en: 'A direct branch has none below it: its secretary reviews, its members do the work.',
          })}
        </p>
      ) : null}
      <AppointForm unit={unit} roles={found.data.roles} branches={found.data.branches} kind={kind} />
      <div role="status">{left ? <Alert className="admin-said" type="info" showIcon title={say(left)} /> : null}</div>
      {rows.length === 0 ? (
        <p className="soft">{say({ zh: '还没有人在岗。', en: 'Nobody holds a role here yet.' })}</p>
      ) : (
        <ul className="people">
          {rows.map(row => (
            <SeatRow key={row.id} seat={row} unit={unit} onLeft={setLeft} />
          ))}
        </ul>
      )}
    </>
  )
}

function SeatRow(props: {
  seat: Outputs['directory']['appointments']['rows'][number]
  unit: string
  onLeft: (said: Word) => void
}) {
  const { seat, unit, onLeft } = props
  const say = useSay()
  const since = DAY.format(new Date(seat.since))
  const utils = trpc.useUtils()
  const dismiss = trpc.directory.dismiss.useMutation()
  const act = async (): Promise<Word | null> => {
    try {
      const { left } = await dismiss.mutateAsync({ appointmentId: seat.id })
      if (left.length > 0) onLeft(leftWord(seat.name, left))
      await utils.directory.invalidate()
      return null
    } catch (error) {
      const { problems, message } = failureOf(error)
      return problems[0]?.message ?? message
    }
  }
  return (
    <li className="person">
      <div className="person-who">
        <b>{say(ROLE_WORDS[seat.role as Role])}</b>
        {seat.branch ? <span className="soft"> · {say(seat.branch.name)}</span> : null}
        <p>
          {seat.name} {seat.username === seat.name ? null : <span className="soft">{seat.username}</span>}
          <span className="soft"> · {say({ zh: `${since}起`, en: `since ${since}` })}</span>
        </p>
      </div>
      <div className="person-acts">
        <Sure
          name={word('免去', 'End')}
          whom={`${seat.name} · ${say(ROLE_WORDS[seat.role as Role])}`}
          consequence={END}
          beside={<InHand person={seat.person} unit={unit} />}
          act={act}
        />
      </div>
    </li>
  )
}
