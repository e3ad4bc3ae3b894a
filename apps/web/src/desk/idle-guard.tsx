import Button from 'antd/es/button'
import { useEffect, useRef, useState } from 'react'
import { postAuth } from '../directory/post-auth.ts'
import { trpc } from '../trpc.ts'
import { restedFor } from '../ui/rest.ts'
import { useSay } from '../ui/use-say.ts'

const MINUTE = 60_000
/** The server notes the use of a session by the minute and hears of it by the minute: what is left is counted from two minutes less. */
const LAG = 2 * MINUTE
const WARNING = 2 * MINUTE

/**
 * Says two minutes before that a session left alone is about to end (GB/T 22239: 30 minutes, administrators 10), and ends it then. Whatever
 * was typed stays where it is (signed-out.tsx).
 */
export function IdleGuard({ minutes }: { minutes: number }) {
  const say = useSay()
  const utils = trpc.useUtils()
  const dialog = useRef<HTMLDialogElement>(null)
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    let wasWarned = false
    const look = () => {
      const rest = minutes * MINUTE - LAG - restedFor()
      if (rest <= 0) {
        clearInterval(timer)
        void postAuth('sign-out', {}).then(() => utils.session.me.invalidate())
      } else if (rest <= WARNING) {
        wasWarned = true
        setLeft(Math.ceil(rest / 1000))
      } else {
        setLeft(null)
        // Touched again: the server hears of it now, not with the next question.
        if (wasWarned) void utils.session.me.invalidate()
        wasWarned = false
      }
    }
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [minutes, utils])
  const isOpen = left !== null
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isOpen) dialog.current?.close()
  }, [isOpen])
  return (
    <dialog ref={dialog} className="idle" aria-labelledby="idle-title">
      <h2 id="idle-title">{say({ zh: '还在吗？', en: 'Still there?' })}</h2>
      <p>
        {say({
          zh: `你有一阵没有操作了。为安全起见，${left ?? 0} 秒后退出登录；填写的内容会留着。`,
          en: `Nothing has happened for a while. You will be signed out in ${left ?? 0} seconds; what you typed is kept.`,
        })}
      </p>
      <Button type="primary" onClick={() => dialog.current?.close()}>
        {say({ zh: '继续办理', en: 'Go on' })}
      </Button>
    </dialog>
  )
}
