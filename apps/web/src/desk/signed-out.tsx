import { useEffect, useRef } from 'react'
import { FinishSignIn } from '../directory/finish-sign-in.tsx'
import { NameAndPassword } from '../directory/name-and-password.tsx'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'

/**
 * The session has ended while the page was open: it is covered, and the same person may sign in again right here and go on with what was
 * typed. Anybody else starts anew.
 */
export function SignedOut({ person }: { person: string }) {
  const say = useSay()
  const utils = trpc.useUtils()
  const me = trpc.session.me.useQuery(undefined, { staleTime: 60_000 })
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const goOn = async () => {
    const found = await utils.session.me.fetch(undefined, { staleTime: 0 })
    if (found.person && found.person.id !== person) window.location.assign('/desk')
    else if (found.person) await utils.invalidate()
  }
  return (
    <dialog
      ref={dialog}
      className="signed-out"
      aria-label={say({ zh: '登录已结束', en: 'You are signed out' })}
      onCancel={event => event.preventDefault()}
    >
      <p>
        {say({
          zh: '登录已结束。填写的内容都在，重新登录后接着办。',
          en: 'You are signed out. What you typed is kept: sign in again and go on.',
        })}
      </p>
      {me.data?.arriving ? (
        <FinishSignIn arriving={me.data.arriving} onDone={() => void goOn()} />
      ) : (
        <NameAndPassword onIn={goOn} />
      )}
      <p>
        <a href="/sign-in">{say({ zh: '换个账号登录', en: 'Sign in as somebody else' })}</a>
      </p>
    </dialog>
  )
}
