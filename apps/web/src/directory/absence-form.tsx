import Alert from 'antd/es/alert'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'

type Units = Outputs['directory']['absences']['units']
const EMPTY = { stand: '', from: '', to: '', reason: '' }

/** Declares an absence: one's own, or as the lead of the unit that of somebody in it. What was typed stays until it has gone through. */
export function AbsenceForm({ units, today }: { units: Units; today: string }) {
  const say = useSay()
  const id = useId()
  const { message } = App.useApp()
  const utils = trpc.useUtils()
  const [unitId, setUnit] = useState(units[0]?.unit.id ?? '')
  const unit = units.find(each => each.unit.id === unitId) ?? units[0]
  const [absentId, setAbsent] = useState<string | null>(null)
  const [said, setSaid] = useState(EMPTY)
  const [isAsked, setAsked] = useState(false)
  const declare = trpc.directory.declareAbsence.useMutation({
    onSuccess: () => {
      setSaid(EMPTY)
      setAsked(false)
      void message.success(say({ zh: '已登记', en: 'Declared' }))
      void utils.directory.absences.invalidate()
      void utils.desk.counters.invalidate()
    },
  })
  if (!unit) return null
  const person = unit.people.find(each => each.id === absentId) ?? unit.people.find(each => each.isMe) ?? unit.people[0]
  if (!person) return null
  const isLacking = said.stand === '' || said.from === '' || said.to === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isLacking || declare.isPending) return
    const reason = said.reason.trim()
    declare.mutate({
      unit: unit.unit.id,
      absent: person.id,
      stand: said.stand,
      from: said.from,
      to: said.to,
      reason: reason === '' ? null : reason,
    })
  }
  const row = (name: string, label: Word, field: ReactNode) => (
    <div className="absences-row">
      <label htmlFor={`${id}-${name}`}>{say(label)}</label>
      {field}
    </div>
  )
  const day = (name: 'from' | 'to', least: string) => (
    <Input
      id={`${id}-${name}`}
      type="date"
      min={least}
      value={said[name]}
      onChange={event => setSaid({ ...said, [name]: event.target.value })}
    />
  )
  return (
    <form
      className="absences-form"
      noValidate
      onSubmit={submit}
      aria-label={say({ zh: '登记外出', en: 'Declare an absence' })}
    >
      <h2>{say({ zh: '登记外出', en: 'Declare an absence' })}</h2>
      {units.length > 1
        ? row(
            'unit',
            word('单位', 'Unit'),
            <Select
              id={`${id}-unit`}
              value={unit.unit.id}
              onChange={value => {
                setUnit(value)
                setAbsent(null)
                setSaid({ ...said, stand: '' })
              }}
              options={units.map(each => ({ value: each.unit.id, label: say(each.unit.name) }))}
            />,
          )
        : null}
      {unit.people.length > 1
        ? row(
            'absent',
            word('谁外出', 'Who is away'),
            <Select
              id={`${id}-absent`}
              value={person.id}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={value => {
                setAbsent(value)
                setSaid({ ...said, stand: '' })
              }}
              options={unit.people.map(each => ({ value: each.id, label: each.name }))}
            />,
          )
        : null}
      {row(
        'stand',
        word('由谁代', 'Who stands in'),
        <Select
          id={`${id}-stand`}
          value={said.stand === '' ? null : said.stand}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={value => setSaid({ ...said, stand: value ?? '' })}
          options={person.deputies.map(each => ({ value: each.id, label: each.name }))}
        />,
      )}
      {row('from', word('从哪一天', 'From'), day('from', today))}
      {row('to', word('到哪一天（含）', 'To, that day included'), day('to', said.from || today))}
      {row(
        'reason',
        word('事由（可不填，只有本人和单位负责人看得到）', 'Reason (optional; for the person and the lead alone)'),
        <Input
          id={`${id}-reason`}
          maxLength={200}
          value={said.reason}
          onChange={event => setSaid({ ...said, reason: event.target.value })}
        />,
      )}
      <p className="words-wrong" role="status">
        {isAsked && isLacking ? say({ zh: '请选代班的人和起止日期', en: 'Choose who stands in, and both days' }) : null}
      </p>
      {declare.error ? (
        <Alert role="alert" type="error" showIcon title={say(failureOf(declare.error).message)} />
      ) : null}
      <Button type="primary" htmlType="submit" loading={declare.isPending}>
        {say({ zh: '登记', en: 'Declare' })}
      </Button>
    </form>
  )
}
