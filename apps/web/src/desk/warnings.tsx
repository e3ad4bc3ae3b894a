import Alert from 'antd/es/alert'
import { useState } from 'react'
import { Link } from 'wouter'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'

const KEY = 'zuoyeben.warnings-put-away'
const readPutAway = () => {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** What is wrong with the configuration itself, such as a calendar without data. Put away, it stays so until there is something new to say. */
export function Warnings() {
  const say = useSay()
  const [putAway, setPutAway] = useState(readPutAway)
  const [isOpen, setOpen] = useState(false)
  const { data } = trpc.configuration.warnings.useQuery(undefined, { staleTime: 300_000 })
  const all = data ?? []
  const print = all.map(({ warning }) => warning.zh).join('|')
  if (all.length === 0 || putAway === print) return null
  const close = () => {
    setPutAway(print)
    try {
      sessionStorage.setItem(KEY, print)
    } catch {
      // Storage may be closed: then it is put away as long as the page lasts.
    }
  }
  const [first] = all
  return (
    <Alert
      banner
      type="warning"
      className="warnings"
      closable={{ onClose: close, 'aria-label': say({ zh: '收起提醒', en: 'Put away' }) }}
      title={
        isOpen ? (
          <ul>
            {all.map(({ warning, mend }) => (
              <li key={warning.zh}>
                {say(warning)} <Mend to={mend} />
              </li>
            ))}
          </ul>
        ) : (
          <div className="warnings-line">
            <span>{first ? say(first.warning) : ''}</span>
            <Mend to={first?.mend ?? null} />
            {all.length > 1 ? (
              <button type="button" className="link-button" aria-expanded={false} onClick={() => setOpen(true)}>
                {say({ zh: `共 ${all.length} 项提醒`, en: `${all.length} warnings` })}
              </button>
            ) : null}
          </div>
        )
      }
    />
  )
}

/** The page on which whoever is warned can mend it. */
function Mend({ to }: { to: 'calendar' | null }) {
  const say = useSay()
  if (to === null) return null
  return (
    <Link href="/calendar" className="warnings-mend">
      {say({ zh: '去补录', en: 'Enter it' })}
    </Link>
  )
}
