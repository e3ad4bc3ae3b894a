import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { useSay } from '../../ui/use-say.ts'

const DAY_MS = 86_400_000
const daysOn = (today: string, days: number) => new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10)

/** Lets a finding be, with the reason and the last day of it. */
export function WaiveFinding({ today, onWaive }: { today: string; onWaive: (reason: string, until: string) => void }) {
  const say = useSay()
  const id = useId()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(daysOn(today, 90))
  if (!isAsking)
    return (
      <Button size="small" type="text" onClick={() => setAsking(true)}>
        {say({ zh: '先放过…', en: 'Let it be…' })}
      </Button>
    )
  const mayGo = reason.trim().length >= 2 && until >= today && until <= daysOn(today, 366)
  return (
    <form
      className="waive"
      onSubmit={event => {
        event.preventDefault()
        if (mayGo) onWaive(reason.trim(), until)
      }}
    >
      <label htmlFor={`${id}-why`}>{say({ zh: '为什么可以放过', en: 'Why it may stay so' })}</label>
      <Input id={`${id}-why`} value={reason} maxLength={200} onChange={event => setReason(event.target.value)} />
      <label htmlFor={`${id}-until`}>{say({ zh: '放过到哪天（最长一年）', en: 'Until when (a year at most)' })}</label>
      <input
        id={`${id}-until`}
        type="date"
        className="date-field"
        value={until}
        min={today}
        max={daysOn(today, 366)}
        onChange={event => setUntil(event.target.value)}
      />
      <div>
        <Button size="small" htmlType="submit" disabled={!mayGo}>
          {say({ zh: '放过', en: 'Let it be' })}
        </Button>{' '}
        <Button size="small" type="text" onClick={() => setAsking(false)}>
          {say({ zh: '不了', en: 'No' })}
        </Button>
      </div>
    </form>
  )
}
