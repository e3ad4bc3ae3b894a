import './call-alarm.css'
import Alert from 'antd/es/alert'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Me } from '../desk/me.ts'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { newKey } from '../ui/new-key.ts'
import { useSay } from '../ui/use-say.ts'

type Call = Outputs['notices']['calls'][number]
const CALLED: ReadonlySet<string> = new Set(['dutyOfficer', 'confidant', 'schoolLead'])
const nameOf = ({ caseNo, since, round }: Call) => `${caseNo} ${since} ${round}`

/**
 * A danger to life that nobody has answered yet: a line that stays, and a window that comes up again with every call until somebody says
 * “I have it”. Only for those who are called.
 */
export function CallAlarm({ me }: { me: Me }) {
  const isCalled = me.appointments.some(one => CALLED.has(one.role))
  const calls = trpc.notices.calls.useQuery(undefined, { enabled: isCalled, refetchInterval: 20_000 })
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set())
  const open = calls.data ?? []
  const ringing = open.filter(call => !putOff.has(nameOf(call)))
  useTitle(open.length > 0)
  if (open.length === 0) return null
  return (
    <>
      <CallLine calls={open} onShow={() => setPutOff(new Set())} />
      {ringing.length > 0 ? (
        <CallWindow
          key={ringing.map(nameOf).join()}
          calls={ringing}
          onLater={() => setPutOff(new Set([...putOff, ...ringing.map(nameOf)]))}
        />
      ) : null}
    </>
  )
}

/** The name of the tab says it too: the desk may lie behind other windows. */
function useTitle(isRinging: boolean): void {
  const say = useSay()
  const mark = say({ zh: '【紧急】', en: '[URGENT] ' })
  useEffect(() => {
    if (!isRinging) return
    const set = () => {
      if (!document.title.startsWith(mark)) document.title = mark + document.title
    }
    set()
    const timer = setInterval(set, 2000)
    return () => {
      clearInterval(timer)
      document.title = document.title.replace(mark, '')
    }
  }, [isRinging, mark])
}

function CallLine({ calls, onShow }: { calls: readonly Call[]; onShow: () => void }) {
  const say = useSay()
  return (
    <Alert
      banner
      type="error"
      className="call-line"
      title={
        <div className="call-line-text">
          <span>
            {say({
              zh: `${calls.length} 件可能有人身危险，还没有人应答`,
              en: `${calls.length} possible danger${calls.length === 1 ? '' : 's'} to life, not answered yet`,
            })}
          </span>
          <button type="button" className="link-button" onClick={onShow}>
            {say({ zh: '去应答', en: 'Answer' })}
          </button>
        </div>
      }
    />
  )
}

function CallWindow({ calls, onLater }: { calls: readonly Call[]; onLater: () => void }) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    navigator.vibrate?.([400, 200, 400])
  }, [])
  return (
    <dialog
      ref={dialog}
      className="call-window"
      role="alertdialog"
      aria-labelledby="call-title"
      aria-describedby="call-text"
      onClose={onLater}
    >
      <h2 id="call-title">{say({ zh: '紧急呼叫：可能有人身危险', en: 'Emergency: a life may be in danger' })}</h2>
      <p id="call-text">
        {say({
          zh: '先应答，再打电话联系，然后补记录。没有人应答时会一直呼叫，并逐步呼叫更多人。',
          en: 'Answer first, then phone, then write it down. Until somebody answers, the calls go on and reach more people.',
        })}
      </p>
      <ul>
        {calls.map(call => (
          <CallRow key={call.caseNo} call={call} onLeave={() => dialog.current?.close()} />
        ))}
      </ul>
      <form method="dialog">
        <Button htmlType="submit" type="text">
          {say({ zh: '稍后（下一次呼叫时再出现）', en: 'Later (comes up with the next call)' })}
        </Button>
      </form>
    </dialog>
  )
}

function CallRow({ call, onLeave }: { call: Call; onLeave: () => void }) {
  const say = useSay()
  const { locale } = useLocale()
  const { message } = App.useApp()
  const [, go] = useLocation()
  const utils = trpc.useUtils()
  const [key] = useState(newKey)
  const refresh = () => Promise.all([utils.notices.invalidate(), utils.cases.view.invalidate({ caseNo: call.caseNo })])
  const answer = trpc.dispatch.acknowledge.useMutation({
    onSuccess: async () => {
      onLeave()
      go(`/cases/${call.caseNo}`)
      void message.success(say({ zh: '已应答，请马上打电话联系。', en: 'It is yours now. Please phone at once.' }))
      await refresh()
    },
    onError: error => {
      // Somebody was faster: that is good news, and the window goes.
      if (error.data?.refusal?.reason === 'alreadyAcknowledged') void refresh()
      else
        void message.error(
          say({
            zh: '没有送达，请再按一次，或直接打电话。',
            en: 'It did not get through. Press again, or phone directly.',
          }),
        )
    },
  })
  const since = formatTime(locale, call.since)
  return (
    <li>
      <p>
        <b>{call.caseNo}</b>{' '}
        <span>
          {say({
            zh: call.round > 0 ? `${since} 起，已再次呼叫 ${call.round} 次` : `${since} 起`,
            en: call.round > 0 ? `since ${since}, called again ${call.round} times` : `since ${since}`,
          })}
        </span>
      </p>
      <Button
        type="primary"
        danger
        size="large"
        block
        loading={answer.isPending}
        // A call for help takes no version: what was written meanwhile makes it no less theirs.
        onClick={() => answer.mutate({ caseNo: call.caseNo, version: 1, key })}
      >
        {say({ zh: '应答：我来处理', en: 'Answer: I have it' })}
      </Button>
    </li>
  )
}
