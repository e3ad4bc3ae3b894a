import { useEffect, useState } from 'react'

/** The value once it has stood still for `ms`. Values are compared as JSON, so equal drafts count as still. */
export function useDebounced<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  const written = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(written) as T), ms)
    return () => clearTimeout(timer)
  }, [written, ms])
  return settled
}
