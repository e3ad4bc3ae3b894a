import './case-readers.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { type Outputs, trpc } from '../trpc.ts'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'

type Readers = Outputs['cases']['readers'][number]

/** Who can see this case and why: closed at first, and asked for only when it is opened. */
export function CaseReaders({ caseNo }: { caseNo: string }) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="readers" onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>
        <h2>{say({ zh: '谁能看到这道题', en: 'Who can see this case' })}</h2>
      </summary>
      {isOpen ? <List caseNo={caseNo} /> : null}
    </details>
  )
}

function List({ caseNo }: { caseNo: string }) {
  const say = useSay()
  const found = trpc.cases.readers.useQuery({ caseNo }, { staleTime: 5_000 })
  if (found.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />
  if (!found.data)
    return (
      <Alert
        type="warning"
        showIcon
        title={say({ zh: '没有取到名单', en: 'The list did not arrive' })}
        action={
          <Button size="small" onClick={() => void found.refetch()}>
            {say({ zh: '再试一次', en: 'Try again' })}
          </Button>
        }
      />
    )
  const people = new Set(found.data.flatMap(each => each.people.map(({ id }) => id))).size
  const reasons = [...new Set(found.data.map(each => each.grant))]
  return (
    <>
      <p className="soft">
        {say({
          zh: `现在共 ${people} 人，别人打不开、也查不到。每次查看都有记录。`,
          en: `${people} people now; nobody else can open or find it. Every look at it is recorded.`,
        })}
      </p>
      <ul className="readers-reasons">
        {reasons.map(grant => (
          <Reason key={grant} groups={found.data.filter(each => each.grant === grant)} />
        ))}
      </ul>
    </>
  )
}

function Reason({ groups }: { groups: readonly Readers[] }) {
  const say = useSay()
  const [first] = groups
  if (!first) return null
  return (
    <li>
      <h3>
        {say(first.why)} {first.identity ? <Tag tone="warm">{say({ zh: '能看姓名', en: 'Sees the name' })}</Tag> : null}
      </h3>
      <ul>
        {groups.map(group => (
          <li key={`${group.role} ${group.unit.id} ${group.branch?.id ?? ''}`}>
            <span className="soft">
              {say(group.unit.name)} · {say(ROLE_WORDS[group.role])}
              {group.branch ? ` · ${say(group.branch.name)}` : ''}
            </span>{' '}
            <Names people={group.people} />
          </li>
        ))}
      </ul>
    </li>
  )
}

const FEW = 6

function Names({ people }: { people: Readers['people'] }) {
  const say = useSay()
  const names = people.map(({ name }) => name).join(say({ zh: '、', en: ', ' }))
  if (people.length <= FEW) return <span>{names}</span>
  return (
    <details className="readers-many">
      <summary>{say({ zh: `${people.length} 人`, en: `${people.length} people` })}</summary>
      <p>{names}</p>
    </details>
  )
}
