import type { Role } from '@zuoyeben/lifecycle'
import Alert from 'antd/es/alert'
import { type Outputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import { enterAfterSignIn } from './enter.ts'

type Person = Outputs['session']['demoPeople'][number]

function byUnit(people: readonly Person[]): ReadonlyMap<string, Person[]> {
  const units = new Map<string, Person[]>()
  for (const person of people) units.set(person.unit.id, [...(units.get(person.unit.id) ?? []), person])
  return units
}

/** The people of the demo by unit: one click signs in as one of them. */
export function DemoPeople({ people }: { people: readonly Person[] }) {
  const say = useSay()
  const utils = trpc.useUtils()
  const signIn = trpc.session.signInDemo.useMutation({
    onSuccess: async () => enterAfterSignIn((await utils.session.me.fetch()).appointments.length > 0),
  })
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{say({ zh: '演示：点一个人直接进入', en: 'Demo: enter as one of these people' })}</h2>
      <p>
        {say({
          zh: '数据是虚构的，可以随意操作。换个人进入，就能看到同一道题在别人那里的样子。一键进入只在本机的演示库有效，在这里视同已通过第二步验证。',
          en: 'All data is invented: do what you like. Enter as somebody else to see the same case from there. One click works on this machine’s demo database alone, and counts as the second factor only here.',
        })}
      </p>
      {signIn.isError ? (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say({ zh: '没有进去，请再试一次', en: 'That failed, please try again' })}
        />
      ) : null}
      <div className="demo-units">
        {[...byUnit(people)].map(([unit, members]) => (
          <div key={unit} className="demo-unit">
            <h3>{members[0] ? say(members[0].unit.name) : unit}</h3>
            <ul>
              {members.map(person => (
                <li key={person.personId}>
                  <button
                    type="button"
                    disabled={signIn.isPending}
                    onClick={() => signIn.mutate({ personId: person.personId })}
                  >
                    <b>{person.name}</b>
                    <span className="demo-role">{say(ROLE_WORDS[person.role as Role])}</span>
                    <span className="demo-hint">{say(person.hint)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
