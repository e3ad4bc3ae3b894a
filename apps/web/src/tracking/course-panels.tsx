import { useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { ActForm } from './act-form.tsx'
import { type ActProps, useAct } from './use-act.ts'
import { trackingWords } from './words.ts'

/** Not solved after all: once by the submitter, then the school decides. */
export function ReopenPanel(props: ActProps) {
  const say = useWords(trackingWords).act.reopen
  const { sent, follow } = useAct(props, say.done)
  const reopen = trpc.tracking.reopen.useMutation(follow)
  return (
    <ActForm
      label={say.label}
      needed
      typed={props.typed}
      onType={props.onType}
      send={say.send}
      kind="plain"
      busy={reopen.isPending}
      error={reopen.error}
      onSend={() => reopen.mutate({ ...sent, reason: { text: props.typed.trim() } })}
    />
  )
}

export function WithdrawPanel(props: ActProps) {
  const say = useWords(trackingWords).act.withdraw
  const { sent, follow } = useAct(props, say.done)
  const withdraw = trpc.tracking.withdraw.useMutation(follow)
  const reason = props.typed.trim()
  return (
    <ActForm
      label={say.label}
      needed={false}
      typed={props.typed}
      onType={props.onType}
      send={say.send}
      kind="danger"
      busy={withdraw.isPending}
      error={withdraw.error}
      onSend={() => withdraw.mutate({ ...sent, reason: reason ? { text: reason } : null })}
    />
  )
}

export function ContestPanel(props: ActProps) {
  const say = useWords(trackingWords).act.contestRejection
  const { sent, follow } = useAct(props, say.done)
  const contest = trpc.tracking.contestRejection.useMutation(follow)
  return (
    <ActForm
      label={say.label}
      needed
      typed={props.typed}
      onType={props.onType}
      send={say.send}
      kind="plain"
      busy={contest.isPending}
      error={contest.error}
      onSend={() => contest.mutate({ ...sent, reason: { text: props.typed.trim() } })}
    />
  )
}
