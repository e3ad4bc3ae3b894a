import App from 'antd/es/app'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import { useEffect, useId, useRef, useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { failureOf } from './form/failure.ts'
import type { CaseView } from './form/field.ts'

/** “这件分错了”: the unit that has the case now is proposed; the second click makes an example of it that the rules must meet. */
export function MisrouteButton({ view }: { view: CaseView }) {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setAsking(false)
    opener.current?.focus()
  }
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="link-button"
        aria-expanded={isAsking}
        onClick={() => setAsking(!isAsking)}
      >
        {say({ zh: '这件分错了', en: 'Sent to the wrong unit' })}
      </button>
      {isAsking ? <Question view={view} onClose={close} /> : null}
    </>
  )
}

function Question({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const say = useSay()
  const id = useId()
  const { message } = App.useApp()
  const yes = useRef<HTMLButtonElement>(null)
  const proposed = view.decision?.proposed.unit?.id
  const [unit, setUnit] = useState<string | null>(view.where.owner.id === proposed ? null : view.where.owner.id)
  const units = trpc.directory.units.useQuery(undefined, { staleTime: 600_000 })
  const tell = trpc.studio.misroute.useMutation({
    onSuccess: ({ unit: scope }) => {
      void message.success(
        say({
          zh: `已记入${scope?.name.zh ?? '学校'}的规则草稿“分错的题”，规则改对之前这份草稿不能发布`,
          en: `Noted in the draft of rules of ${scope?.name.en ?? 'the school'}, which cannot be published until the rules get it right`,
        }),
      )
      onClose()
    },
  })
  useEffect(() => yes.current?.focus(), [])
  const failure = tell.isError ? failureOf(tell.error) : null
  return (
    <fieldset className="misroute">
      <legend>{say({ zh: '这件应该分给', en: 'It should have gone to' })}</legend>
      <Select
        id={id}
        aria-label={say({ zh: '应该分给的单位', en: 'The unit it should have gone to' })}
        className="misroute-unit"
        placeholder={say({ zh: '输入名称查找', en: 'Type to find' })}
        loading={units.isPending}
        value={unit}
        onChange={setUnit}
        options={(units.data ?? [])
          .filter(each => each.id !== proposed)
          .map(each => ({ value: each.id, label: say(each.name), words: `${each.name.zh} ${each.name.en}` }))}
        showSearch={{
          filterOption: (input: string, option?: { words: string }) =>
            (option?.words ?? '').toLowerCase().includes(input.trim().toLowerCase()),
        }}
      />
      <Button
        ref={yes}
        type="primary"
        size="small"
        disabled={unit === null}
        loading={tell.isPending}
        onClick={() => (unit === null ? undefined : tell.mutate({ caseNo: view.caseNo, unit }))}
      >
        {say({ zh: '记为样例', en: 'Make it an example' })}
      </Button>
      <Button size="small" disabled={tell.isPending} onClick={onClose}>
        {say({ zh: '不了', en: 'No' })}
      </Button>
      <p className="soft">
        {say({
          zh: '只记下规则问到的、不敏感的事实，不含正文和题号。本题怎么办不受影响。',
          en: 'Only facts that the rules ask for and that are not sensitive are noted, no text and no number. What happens to this case does not change.',
        })}
      </p>
      {failure ? <p role="alert">{say(failure.problems[0]?.message ?? failure.message)}</p> : null}
    </fieldset>
  )
}
