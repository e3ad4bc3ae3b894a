import type { Role } from '@zuoyeben/lifecycle'
import { failureOf } from '../cases/form/failure.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import { type Word, word } from '../words/word.ts'
import { InHand, leftWord } from './in-hand.tsx'
import { Sure } from './sure.tsx'

export type FoundPerson = Outputs['directory']['people']['rows'][number]

const LEAVE = word(
  '账号立即停用并退出登录，所有岗位同时结束。停用后可以重新启用，岗位须重新任命。',
  'The account ends at once, with every session and role. It can be taken up again, without the roles.',
)
const AGAIN = word(
  '原密码立即失效并退出登录，新的首次密码显示一次。',
  'The present password ends at once; a new first password is shown once.',
)

/** One person with account and roles, and what may be done with the account. */
export function PersonRow(props: {
  person: FoundPerson
  isMe: boolean
  onPassword: (given: { username: string; password: string }) => void
  onLeft: (said: Word) => void
}) {
  const { person, isMe, onPassword, onLeft } = props
  const say = useSay()
  const utils = trpc.useUtils()
  const leave = trpc.directory.deactivatePerson.useMutation()
  const renew = trpc.directory.renewFirstPassword.useMutation()
  const done = async (work: Promise<unknown>): Promise<Word | null> => {
    try {
      await work
      await utils.directory.people.invalidate()
      return null
    } catch (error) {
      const { problems, message } = failureOf(error)
      return problems[0]?.message ?? message
    }
  }
  const mayRenew = person.hasFirstPassword || person.appointments.length === 0
  return (
    <li className={`person${person.isActive ? '' : ' person-left'}`}>
      <div className="person-who">
        <b>{person.name}</b> {person.username === person.name ? null : <span className="soft">{person.username}</span>}
        <p className="soft">
          {person.kind}
          {person.unit ? ` · ${say(person.unit.name)}` : ''}
        </p>
      </div>
      <div className="person-roles">
        {person.isActive ? null : <Tag tone="warm">{say({ zh: '已停用', en: 'Deactivated' })}</Tag>}
        {person.isActive && person.hasFirstPassword ? (
          <Tag tone="warm">{say({ zh: '未改首次密码', en: 'First password not changed' })}</Tag>
        ) : null}
        {person.appointments.map(({ role, unit, branch }) => (
          <Tag key={`${role}-${unit.id}-${branch?.id ?? ''}`} tone="pen">
            {say(ROLE_WORDS[role as Role])} · {say(unit.name)}
          </Tag>
        ))}
      </div>
      {isMe ? null : (
        <div className="person-acts">
          {mayRenew ? (
            <Sure
              name={person.isActive ? word('发首次密码', 'New first password') : word('重新启用', 'Take up again')}
              whom={person.name}
              consequence={AGAIN}
              act={() => done(renew.mutateAsync({ personId: person.id }).then(onPassword))}
            />
          ) : null}
          {person.isActive ? (
            <Sure
              name={word('停用', 'Deactivate')}
              whom={person.name}
              consequence={LEAVE}
              beside={<InHand person={person.id} />}
              act={() =>
                done(leave.mutateAsync({ personId: person.id }).then(({ left }) => onLeft(leftWord(person.name, left))))
              }
            />
          ) : null}
        </div>
      )}
    </li>
  )
}
