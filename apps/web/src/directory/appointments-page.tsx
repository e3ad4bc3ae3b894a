import './administration.css'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { trpc } from '../trpc.ts'
import { Lamp } from '../ui/lamp.tsx'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { UnitOffices } from './unit-offices.tsx'

/** Units with what they lack, and the offices of the one that is open (C2-03, C2-04): for the security administrator. */
export function AppointmentsPage() {
  const say = useSay()
  const open = new URLSearchParams(useSearch()).get('unit')
  return (
    <div className={`offices${open ? ' offices-open' : ''}`}>
      <ScrollPage className="offices-units" name={say({ zh: '单位', en: 'Units' })}>
        <h1>{say({ zh: '岗位任命', en: 'Appointments' })}</h1>
        <UnitChooser open={open} />
      </ScrollPage>
      <ScrollPage className="offices-unit" name={say({ zh: '本单位岗位', en: 'Roles of the unit' })}>
        {open ? (
          <>
            <p className="offices-back">
              <Link href="/appointments">{say({ zh: '← 全部单位', en: '← All units' })}</Link>
            </p>
            <UnitOffices key={open} unit={open} />
          </>
        ) : (
          <QuietPage title={say({ zh: '选一个单位', en: 'Choose a unit' })}>
            {say({
              zh: '专人、B 角、审核人和承办人任命齐了（至少三个人），单位就能自己受理。',
              en: 'With an officer, a deputy, a reviewer and a handler, three people at least, a unit works by itself.',
            })}
          </QuietPage>
        )}
      </ScrollPage>
    </div>
  )
}

function UnitChooser({ open }: { open: string | null }) {
  const say = useSay()
  const [q, setQ] = useState('')
  const units = trpc.directory.units.useQuery()
  const readiness = trpc.directory.readiness.useQuery()
  if (units.isPending || readiness.isPending) return <Skeleton active />
  if (!units.data || !readiness.data)
    return (
      <QuietPage
        title={say({ zh: '单位没有取到', en: 'The units could not be loaded' })}
        action={
          <Button onClick={() => void Promise.all([units.refetch(), readiness.refetch()])}>
            {say({ zh: '再试一次', en: 'Try again' })}
          </Button>
        }
      />
    )
  const lacks = new Map(readiness.data.map(one => [one.unit.id, one]))
  const wanted = q.trim().toLowerCase()
  const rows = units.data
    .filter(({ id, name }) => `${name.zh} ${name.en} ${id}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(lacks.get(a.id)?.ready ?? true) - Number(lacks.get(b.id)?.ready ?? true))
  const ready = readiness.data.filter(one => one.ready).length
  return (
    <>
      <p className="soft">
        {say({
          zh: `${ready} / ${readiness.data.length} 个单位已就绪，未就绪的排在前面。`,
          en: `${ready} of ${readiness.data.length} units are ready; the others come first.`,
        })}
      </p>
      <Input
        type="search"
        aria-label={say({ zh: '按名称或代码查找单位', en: 'Find a unit by name or code' })}
        placeholder={say({ zh: '单位名称或代码', en: 'Name or code of a unit' })}
        value={q}
        onChange={event => setQ(event.target.value)}
      />
      {rows.length === 0 ? <QuietPage title={say({ zh: '没有找到', en: 'No such unit' })} /> : null}
      <ul className="offices-list">
        {rows.map(({ id, name }) => {
          const one = lacks.get(id)
          return (
            <li key={id}>
              <Link href={`/appointments?unit=${id}`} {...(id === open ? { 'aria-current': 'true' as const } : {})}>
                <span className="offices-name">{say(name)}</span>
                {one ? (
                  <Lamp
                    colour={one.ready ? 'green' : 'orange'}
                    words={one.ready ? say({ zh: '已就绪', en: 'Ready' }) : say({ zh: '未就绪', en: 'Not ready' })}
                  />
                ) : null}
                {one && one.missing.length > 0 ? (
                  <span className="offices-missing">
                    {one.missing.map(what => say(what)).join(say({ zh: '、', en: ', ' }))}
                  </span>
                ) : null}
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}
