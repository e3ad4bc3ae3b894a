import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { failureOf } from '../../cases/form/failure.ts'
import { type Outputs, trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'

/** Other limits: first how much the next night would take under them, then set with a reason. */
export function RetentionForm({ view }: { view: Outputs['rights']['retention'] }) {
  const say = useSay()
  const id = useId()
  const { rights } = trpc.useUtils()
  const { bounds, retention: now } = view
  const [identity, setIdentity] = useState(String(now.identityMonths))
  const [words, setWords] = useState(String(now.wordsMonths))
  const [reason, setReason] = useState('')
  const wanted = { identityMonths: Number(identity), wordsMonths: Number(words) }
  const within = (n: number, { least, most }: { least: number; most: number }) =>
    Number.isInteger(n) && n >= least && n <= most
  const fits =
    within(wanted.identityMonths, bounds.identityMonths) &&
    within(wanted.wordsMonths, bounds.wordsMonths) &&
    wanted.identityMonths <= wanted.wordsMonths
  const isOther = wanted.identityMonths !== now.identityMonths || wanted.wordsMonths !== now.wordsMonths
  const rehearsal = trpc.rights.rehearseRetention.useQuery(wanted, { enabled: fits && isOther })
  const set = trpc.rights.setRetention.useMutation({
    onSuccess: async () => {
      setReason('')
      await rights.invalidate()
    },
    // What others have set meanwhile is shown above; what was typed here stays.
    onError: () => rights.retention.invalidate(),
  })
  const months = (
    name: string,
    value: string,
    onChange: (value: string) => void,
    bound: { least: number; most: number },
  ) => (
    <div>
      <label htmlFor={`${id}-${name}`}>
        {name} <span className="soft">{`${bound.least}–${bound.most}`}</span>
      </label>
      <Input
        id={`${id}-${name}`}
        inputMode="numeric"
        maxLength={2}
        value={value}
        status={within(Number(value), bound) ? '' : 'error'}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
  return (
    <form
      className="rights-retention"
      onSubmit={event => {
        event.preventDefault()
        if (fits && isOther && reason.trim().length >= 2 && !set.isPending)
          set.mutate({ seen: now, retention: wanted, reason: reason.trim() })
      }}
    >
      <h2>{say({ zh: '调整期限', en: 'Change the limits' })}</h2>
      <div className="rights-months">
        {months(say({ zh: '身份脱离（月）', en: 'Identity (months)' }), identity, setIdentity, bounds.identityMonths)}
        {months(say({ zh: '文字销毁（月）', en: 'Texts (months)' }), words, setWords, bounds.wordsMonths)}
      </div>
      {fits ? null : (
        <p role="alert" className="rights-queue-missing">
          {say({
            zh: '超出允许的范围，或文字早于身份。',
            en: 'Outside the bounds, or texts before identities.',
          })}
        </p>
      )}
      {isOther && rehearsal.data ? (
        <p role="status">
          {say({
            zh: `这样改，下次将处理：身份 ${rehearsal.data.identities} 件，文字 ${rehearsal.data.words} 件。销毁的不能恢复。`,
            en: `Under these the next night takes ${rehearsal.data.identities} identities and ${rehearsal.data.words} texts. What is destroyed cannot be brought back.`,
          })}
        </p>
      ) : null}
      <div>
        <label htmlFor={`${id}-reason`}>{say({ zh: '理由（记入审计）', en: 'Reason (for the audit log)' })}</label>
        <Input id={`${id}-reason`} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />
      </div>
      {set.error ? <Alert role="alert" type="error" showIcon title={say(failureOf(set.error).message)} /> : null}
      <Button htmlType="submit" loading={set.isPending} disabled={!fits || !isOther || reason.trim().length < 2}>
        {say({ zh: '按此执行', en: 'Set them' })}
      </Button>
    </form>
  )
}
