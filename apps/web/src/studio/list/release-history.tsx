import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { ChangeList, type WordedChange } from '../../configuration/change-list.tsx'
import { whyRefused } from '../../configuration/why-refused.ts'
import { formatTime, useLocale } from '../../locale.ts'
import { type Inputs, type Outputs, trpc } from '../../trpc.ts'
import { Tag } from '../../ui/tag.tsx'
import { useSay } from '../../ui/use-say.ts'

type Row = Outputs['releases']['list']['rows'][number]
type Words = (before: unknown, after: unknown) => WordedChange[]

/** Every version that was in force, what it changed in words, and the way back to it. */
export function ReleaseHistory(props: { item: Inputs['changes']['of']; mayDecide: boolean; words: Words }) {
  const { item, mayDecide, words } = props
  const say = useSay()
  const { locale } = useLocale()
  const [before, setBefore] = useState<number | null>(null)
  const first = trpc.releases.list.useQuery({ unit: item.unit, before: null })
  const older = trpc.releases.list.useQuery({ unit: item.unit, before }, { enabled: before !== null })
  const found = before === null ? first : older
  const all = (found.data?.rows ?? []).filter(row => row.mode === 'active')
  const rows = all.filter(row => row.changed.includes(item.kind))
  const newest = first.data?.rows.filter(row => row.mode === 'active') ?? []
  const base = newest[0]?.n
  const inForce = newest.find(row => row.changed.includes(item.kind))?.n
  return (
    <section className="change-history releases" aria-label={say({ zh: '发布过的版本', en: 'Versions' })}>
      <h2>{say({ zh: '发布过的版本', en: 'Versions' })}</h2>
      {found.data && rows.length === 0 ? (
        <p className="soft">{say({ zh: '还没有发布过。', en: 'None was published yet.' })}</p>
      ) : null}
      <ul>
        {rows.map(row => (
          <li key={row.n}>
            <div>
              <strong>{say({ zh: `第 ${row.n} 版`, en: `Release ${row.n}` })}</strong>{' '}
              {row.n === inForce ? <Tag tone="pen">{say({ zh: '现在生效', en: 'In force' })}</Tag> : null}{' '}
              {row.rolledBackTo === null || row.rolledBackTo === undefined
                ? null
                : say({ zh: `退回到第 ${row.rolledBackTo} 版。`, en: `Back to release ${row.rolledBackTo}. ` })}
              {typeof row.reason === 'string' ? row.reason : row.reason ? say(row.reason) : ''}
            </div>
            <div className="soft">
              {[row.by, row.approved]
                .filter((name, at, names) => name && names.indexOf(name) === at)
                .map(name => `${name} `)
                .join('→ ')}
              <time dateTime={row.at}>{formatTime(locale, row.at)}</time>
            </div>
            {item.unit === null && row.n === 1 ? null : (
              <Differences item={item} row={row} earlier={all} words={words} />
            )}
            {mayDecide && base !== undefined && row.n !== inForce ? (
              <RollBack item={item} base={base} to={row.n} />
            ) : null}
          </li>
        ))}
      </ul>
      {before === null ? null : (
        <Button size="small" onClick={() => setBefore(null)}>
          {say({ zh: '最近的', en: 'Latest' })}
        </Button>
      )}
      {found.data?.next ? (
        <Button size="small" onClick={() => setBefore(found.data.next)}>
          {say({ zh: '更早的', en: 'Earlier' })}
        </Button>
      ) : null}
    </section>
  )
}

function Differences(props: { item: Inputs['changes']['of']; row: Row; earlier: readonly Row[]; words: Words }) {
  const { item, row, earlier, words } = props
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const from = earlier.find(each => each.n < row.n)?.n ?? row.n - 1
  const found = trpc.releases.diff.useQuery(
    { ...item, from, to: row.n },
    { enabled: isOpen, staleTime: Number.POSITIVE_INFINITY },
  )
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{say({ zh: '看改了什么', en: 'What was changed' })}</summary>
      {found.data ? <ChangeList changes={words(found.data.before, found.data.after)} /> : null}
      {found.isError ? <p role="alert">{say({ zh: '没有取到', en: 'Not available' })}</p> : null}
    </details>
  )
}

function RollBack({ item, base, to }: { item: Inputs['changes']['of']; base: number; to: number }) {
  const say = useSay()
  const id = useId()
  const utils = trpc.useUtils()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const rollBack = trpc.releases.rollBack.useMutation({
    onSuccess: async () => {
      await Promise.all([
        utils.changes.invalidate(),
        utils.releases.invalidate(),
        utils.studio.invalidate(),
        utils.configuration.invalidate(),
      ])
      setReason('')
      setAsking(false)
    },
  })
  const name = say({ zh: `退回到第 ${to} 版`, en: `Back to release ${to}` })
  if (!isAsking)
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {name}
      </Button>
    )
  const mayGo = reason.trim().length >= 2
  return (
    <form
      className="change-decline"
      onSubmit={event => {
        event.preventDefault()
        if (mayGo && !rollBack.isPending) rollBack.mutate({ ...item, base, to, reason: reason.trim() })
      }}
    >
      <p>
        {say({
          zh: '马上生效：新提交的题按那一版分，已有的题不变。那一版当时已由两个人定过。',
          en: 'At once: new cases go by that version, those that are there stay. Two people agreed on it then.',
        })}
      </p>
      <label htmlFor={`${id}-why`}>{say({ zh: '为什么退回', en: 'Why' })}</label>
      <Input id={`${id}-why`} value={reason} maxLength={200} onChange={event => setReason(event.target.value)} />
      <div>
        <Button htmlType="submit" type="primary" loading={rollBack.isPending} disabled={!mayGo}>
          {say({ zh: `确认${name}`, en: `Yes: ${name}` })}
        </Button>{' '}
        <Button type="text" onClick={() => setAsking(false)}>
          {say({ zh: '不了', en: 'No' })}
        </Button>
      </div>
      {rollBack.error ? <Alert role="alert" type="error" showIcon title={say(whyRefused(rollBack.error))} /> : null}
    </form>
  )
}
