import './sign-in.css'
import { trpc } from '../trpc.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { useSay } from '../ui/use-say.ts'
import { CampusFirst } from './campus-ways.tsx'
import { DemoPeople } from './demo-people.tsx'
import { enterAfterSignIn } from './enter.ts'
import { FinishSignIn } from './finish-sign-in.tsx'
import { FirstAdmin } from './first-admin.tsx'
import { NameAndPassword } from './name-and-password.tsx'

/** Sign-in with username and password; the demo's people by one click; the first administrator by the link of the first start. */
export function SignInPage() {
  const say = useSay()
  const token = new URLSearchParams(window.location.search).get('first')
  const people = trpc.session.demoPeople.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY })
  const isDemo = (people.data?.length ?? 0) > 0
  const me = trpc.session.me.useQuery(undefined, { staleTime: 0, refetchOnWindowFocus: false })
  const step = me.data?.arriving?.step ?? null
  const utils = trpc.useUtils()
  const goOn = async () => {
    const found = await utils.session.me.fetch(undefined, { staleTime: 0 })
    if (!found.arriving) enterAfterSignIn(found.appointments.length > 0)
  }
  return (
    <main className={`sign-in${isDemo && !token && !step ? ' sign-in-demo' : ''}`}>
      <header className="sign-in-head">
        <a href="/" className="sign-in-brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          {say({ zh: '作业本', en: 'Zuoyeben' })}
        </a>
        <LanguageSwitch />
      </header>
      {token ? (
        <FirstAdmin token={token} />
      ) : step && me.data?.arriving ? (
        <FinishSignIn arriving={me.data.arriving} />
      ) : (
        <div className="sign-in-columns">
          <CampusFirst>
            <NameAndPassword onIn={goOn} />
          </CampusFirst>
          {isDemo ? <DemoPeople people={people.data ?? []} /> : null}
        </div>
      )}
      <p className="sign-in-foot">
        <a href="/">{say({ zh: '我是来反映问题的', en: 'I want to submit something' })}</a>
      </p>
    </main>
  )
}
