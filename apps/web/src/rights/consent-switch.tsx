import type { ReactNode } from 'react'
import { useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { Switch } from '../ui/light/switch.tsx'

interface Props {
  label: ReactNode
  more: ReactNode
  on: boolean
  /** Resolved once the page shows how it stands. */
  onTurn: (on: boolean) => Promise<unknown>
}

/** Moves at once, and back with a word if it did not go through. */
export function ConsentSwitch({ label, more, on, onTurn }: Props) {
  const [wanted, setWanted] = useState<boolean | null>(null)
  const [error, setError] = useState<unknown>(null)
  const turn = async (next: boolean) => {
    setWanted(next)
    setError(null)
    await onTurn(next).catch(setError)
    setWanted(null)
  }
  return (
    <>
      <Switch label={label} more={more} on={wanted ?? on} onTurn={next => void turn(next)} />
      {error !== null && <Failure error={error} />}
    </>
  )
}
