import Checkbox from 'antd/es/checkbox'
import TextArea from 'antd/es/input/TextArea'
import { useId, useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { UnsealingCard } from './unsealing-card.tsx'
import { WordsForm } from './words-form.tsx'

/** The requests to open who submitted this case, and a new one; for the cleared few alone. */
export default function CaseUnsealings({ caseNo, roles }: { caseNo: string; roles: ReadonlySet<string> }) {
  const say = useSay()
  const found = trpc.unsealing.ofCase.useQuery({ caseNo })
  if (!found.data) return null
  const mayAsk = roles.has('confidant') && !found.data.some(one => one.state === 'waiting' || one.state === 'open')
  if (found.data.length === 0 && !mayAsk) return null
  return (
    <section className="case-unsealings" aria-label={say({ zh: '解封身份', en: 'Opening the identity' })}>
      <h2>{say({ zh: '解封身份', en: 'Opening the identity' })}</h2>
      {found.data.length > 0 ? (
        <ul>
          {found.data.map(one => (
            <UnsealingCard key={one.id} one={one} mayDecide={roles.has('schoolLead')} onCase />
          ))}
        </ul>
      ) : null}
      {mayAsk ? <Ask caseNo={caseNo} /> : null}
    </section>
  )
}

function Ask({ caseNo }: { caseNo: string }) {
  const say = useSay()
  const id = useId()
  const utils = trpc.useUtils()
  const request = trpc.unsealing.request.useMutation({ onSettled: () => utils.unsealing.invalidate() })
  const [withholds, setWithholds] = useState(false)
  const [ground, setGround] = useState('')
  const isGroundShort = withholds && ground.trim().length < 5
  return (
    <details>
      <summary>{say({ zh: '申请解封', en: 'Ask to open it' })}</summary>
      <WordsForm
        label={{ zh: '为什么需要知道提交人是谁', en: 'Why must you know who it is' }}
        least={5}
        most={1000}
        send={{ zh: '提交申请，由组长审批', en: 'Send it to the lead' }}
        busy={request.isPending}
        error={request.error}
        onSend={async reason => {
          if (isGroundShort) return false
          const withheldGround = withholds ? ground.trim() : null
          const sent = await request.mutateAsync({ caseNo, reason, withheldGround }).catch(() => null)
          return sent !== null
        }}
      >
        <Checkbox checked={withholds} onChange={event => setWithholds(event.target.checked)}>
          {say({
            zh: '依法不告知提交人（不勾选：查看过的，办结后告知本人）',
            en: 'The law lets us not tell the submitter (else they are told when the matter ends, if it was shown)',
          })}
        </Checkbox>
        {withholds ? (
          <>
            <label htmlFor={id}>{say({ zh: '不告知的依据', en: 'The ground for not telling' })}</label>
            <TextArea
              id={id}
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={1000}
              value={ground}
              onChange={event => setGround(event.target.value)}
            />
            <p className="words-wrong" role="status">
              {isGroundShort
                ? say({ zh: '请写明依据，至少 5 个字', en: 'Please give the ground: at least 5 characters' })
                : null}
            </p>
          </>
        ) : null}
      </WordsForm>
    </details>
  )
}
