import Alert from 'antd/es/alert'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'

/** What is wrong with the configuration itself, such as a calendar without data; may be put away until the page is loaded again. */
export function Warnings() {
  const say = useSay()
  const [isPutAway, putAway] = useState(false)
  const { data } = trpc.configuration.warnings.useQuery(undefined, { staleTime: 300_000 })
  if (isPutAway || !data || data.length === 0) return null
  return (
    <Alert
      banner
      type="warning"
      closable={{ onClose: () => putAway(true), 'aria-label': say({ zh: '收起提醒', en: 'Put away' }) }}
      title={data.map(({ warning }) => say(warning)).join(' ')}
    />
  )
}
