import App from 'antd/es/app'
import Button from 'antd/es/button'
import { useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { BackupCodes } from './backup-codes.tsx'
import { EnrolFactor } from './enrol-factor.tsx'
import { Sure } from './sure.tsx'
import { useProof } from './use-proof.tsx'

export type Own = NonNullable<Outputs['account']['factors']['own']>

const KINDS: Readonly<Record<'totp' | 'passkey', Word>> = {
  totp: word('手机验证器', 'Authenticator'),
  passkey: word('通行密钥', 'Passkey'),
}
const REMOVE = word('以后登录不能再用它验证。', 'It can no longer be used to sign in.')
const RENEW = word(
  '原来的备用码全部失效，新的只显示一次。',
  'The present backup codes end; the new ones are shown once.',
)

/** The second factors of the person, and the backup codes that are left. */
export function OwnFactors({ own }: { own: Own }) {
  const say = useSay()
  const { locale } = useLocale()
  const { message } = App.useApp()
  const utils = trpc.useUtils()
  const [isAdding, setAdding] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const remove = trpc.account.removeFactor.useMutation()
  const renew = trpc.account.renewBackupCodes.useMutation()
  const { proved, panel } = useProof()
  const tried = async (work: () => Promise<unknown>): Promise<Word | null> => {
    try {
      await proved(work)
      await utils.account.factors.invalidate()
      return null
    } catch (error) {
      const { problems, message: why } = failureOf(error)
      return problems[0]?.message ?? why
    }
  }
  const added = () => {
    setAdding(false)
    void utils.account.factors.invalidate()
    void message.success(say({ zh: '已添加', en: 'Added' }))
  }
  return (
    <section className="account-part" aria-labelledby="own-factors">
      <h2 id="own-factors">
        {say({ zh: '第二步验证', en: 'Second factor' })}{' '}
        <Tag tone={own.factors.length > 0 ? 'pen' : 'warm'}>
          {own.factors.length > 0 ? say({ zh: '已开启', en: 'On' }) : say({ zh: '未开启', en: 'Off' })}
        </Tag>
      </h2>
      {panel}
      {/* What waits for the proof keeps its place and comes back with what became of it. */}
      <div hidden={panel !== null}>
        {own.factors.length > 0 ? (
          <ul className="account-rows">
            {own.factors.map(({ id, kind, createdAt, usedAt }) => (
              <li key={id}>
                <div>
                  <b>{say(KINDS[kind])}</b>
                  <p className="soft">
                    {say({
                      zh: `${formatTime(locale, createdAt)}添加，${usedAt ? `${formatTime(locale, usedAt)}用过` : '还没用过'}`,
                      en: `Added ${formatTime(locale, createdAt)}, ${usedAt ? `used ${formatTime(locale, usedAt)}` : 'not used yet'}`,
                    })}
                  </p>
                </div>
                <Sure
                  name={word('移除', 'Remove')}
                  whom={say(KINDS[kind])}
                  consequence={REMOVE}
                  act={() => tried(() => remove.mutateAsync({ id }))}
                />
              </li>
            ))}
            <li>
              <div>
                <b>{say({ zh: '备用码', en: 'Backup codes' })}</b>
                <p className="soft">
                  {say({ zh: `还剩 ${own.backupCodes} 个没用过`, en: `${own.backupCodes} not used yet` })}
                </p>
              </div>
              <Sure
                name={word('换一批', 'New codes')}
                whom={say({ zh: '备用码', en: 'Backup codes' })}
                consequence={RENEW}
                act={() => tried(() => renew.mutateAsync().then(({ backupCodes }) => setCodes(backupCodes)))}
              />
            </li>
          </ul>
        ) : (
          <p className="soft">
            {say({
              zh: '除密码外再加一步，密码被人知道也进不来。能看到提交人身份的岗位必须开启。',
              en: 'One step beside the password: whoever learns the password still stays out. Required for roles that see identities.',
            })}
          </p>
        )}
        {codes ? <BackupCodes codes={codes} onDone={() => setCodes(null)} /> : null}
        {isAdding ? (
          <div className="account-adding">
            <EnrolFactor proved={proved} onDone={added} />
            <Button type="text" onClick={() => setAdding(false)}>
              {say({ zh: '先不添加', en: 'Not now' })}
            </Button>
          </div>
        ) : codes ? null : (
          <Button onClick={() => setAdding(true)}>
            {own.factors.length > 0
              ? say({ zh: '再添加一种', en: 'Add another' })
              : say({ zh: '开启第二步验证', en: 'Turn it on' })}
          </Button>
        )}
      </div>
    </section>
  )
}
