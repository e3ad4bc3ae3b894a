import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { AddUnit } from './add-unit.tsx'
import { UnitBranches } from './unit-branches.tsx'
import { KIND_WORDS } from './unit-kinds.ts'

/** The units; those that can have branches open to show them. */
export function UnitsList() {
  const say = useSay()
  const [q, setQ] = useState('')
  const [isAdding, setAdding] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const units = trpc.directory.units.useQuery()
  const wanted = q.trim().toLowerCase()
  const rows = (units.data ?? []).filter(({ id, name }) => `${name.zh} ${name.en} ${id}`.toLowerCase().includes(wanted))
  return (
    <>
      <div className="admin-tools">
        <Input
          type="search"
          className="admin-search"
          aria-label={say({ zh: '按名称或代码查找单位', en: 'Find a unit by name or code' })}
          placeholder={say({ zh: '单位名称或代码', en: 'Name or code of a unit' })}
          value={q}
          onChange={event => setQ(event.target.value)}
        />
        {isAdding ? null : (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say({ zh: '添加单位', en: 'Add a unit' })}
          </Button>
        )}
      </div>
      {isAdding ? <AddUnit onDone={() => setAdding(false)} /> : null}
      {units.isPending ? <Skeleton active /> : null}
      {units.isError ? (
        <QuietPage
          title={say({ zh: '单位没有取到', en: 'The units could not be loaded' })}
          action={<Button onClick={() => void units.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
        />
      ) : null}
      {units.isSuccess && rows.length === 0 ? <QuietPage title={say({ zh: '没有找到', en: 'No such unit' })} /> : null}
      <ul className="people">
        {rows.map(({ id, name, kind }) => {
          const isOpen = open === id
          return (
            <li key={id} className="person">
              <div className="person-who">
                <b>{say(name)}</b> <span className="soft">{id}</span>
                <p className="soft">
                  {kind === 'school' ? say({ zh: '学校', en: 'The school' }) : say(KIND_WORDS[kind])}
                </p>
              </div>
              {kind === 'college' || kind === 'department' ? (
                <div className="person-acts">
                  <Button
                    size="small"
                    aria-expanded={isOpen}
                    aria-label={say({ zh: `${name.zh}的党支部`, en: `Branches of ${name.en}` })}
                    onClick={() => setOpen(isOpen ? null : id)}
                  >
                    {say({ zh: '党支部', en: 'Branches' })}
                  </Button>
                </div>
              ) : null}
              {isOpen ? <UnitBranches unit={id} /> : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}
