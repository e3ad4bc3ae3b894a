import DownOutlined from '@ant-design/icons/es/icons/DownOutlined'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useKeys } from '../ui/use-keys.ts'
import { useSay } from '../ui/use-say.ts'
import { ACTION_WORDS } from '../words/actions.ts'
import { orderActions } from './action-order.ts'
import { ActionPanel } from './action-panel.tsx'
import type { Done } from './form/action-form.ts'
import { ACTION_FORMS, type StaffAction } from './form/action-forms.ts'
import type { CaseView } from './form/field.ts'
import { useAct } from './form/use-act.ts'

/** What this person may do now: the likely step large, the rest in groups, each opening its form in place. */
export function ActionBar(props: {
  view: CaseView
  open: StaffAction | null
  onOpen: (action: StaffAction | null) => void
  onDone: (done: Done, action: StaffAction) => void
}) {
  const { view, open, onOpen, onDone } = props
  const say = useSay()
  const [showsAll, setShowsAll] = useState(false)
  const { act, isSending, failure } = useAct(view)
  const { first, groups } = orderActions(view.status, view.allowedActions)

  const begin = async (action: StaffAction) => {
    const form = ACTION_FORMS[action]
    if (!form.immediate) return onOpen(action)
    const done = await act(form, {})
    if (done) onDone(done, action)
  }
  const [primary] = first
  useKeys({ a: primary && !open ? () => void begin(primary) : undefined })

  if (open) {
    return <ActionPanel key={open} view={view} action={open} onClose={() => onOpen(null)} onDone={onDone} />
  }
  if (first.length === 0 && groups.length === 0) {
    return (
      <p className="act-none">{say({ zh: '这一步不需要你做什么。', en: 'Nothing is yours to do at this step.' })}</p>
    )
  }
  return (
    <div className="act-bar" role="toolbar" aria-label={say({ zh: '可以做的事', en: 'What you may do' })}>
      <div className="act-first">
        {first.map((action, n) => (
          <Button
            key={action}
            type={n === 0 ? 'primary' : 'default'}
            size="large"
            loading={isSending && n === 0}
            onClick={() => void begin(action)}
            {...(n === 0 ? { 'aria-keyshortcuts': 'a' } : {})}
          >
            {say(ACTION_WORDS[action])}
          </Button>
        ))}
        {first.length > 0 && groups.length > 0 ? (
          <Button
            type="text"
            className="act-more"
            aria-expanded={showsAll}
            icon={<DownOutlined rotate={showsAll ? 180 : 0} />}
            iconPlacement="end"
            onClick={() => setShowsAll(!showsAll)}
          >
            {say({ zh: '其他操作', en: 'Other actions' })}
          </Button>
        ) : null}
      </div>
      {failure ? <Alert role="alert" type="warning" showIcon title={say(failure.message)} /> : null}
      <div className="act-groups" hidden={!showsAll && first.length > 0}>
        {groups.map(group => (
          <div key={group.name.en} className="act-group">
            <span>{say(group.name)}</span>
            <div>
              {group.actions.map(action => (
                <Button key={action} onClick={() => void begin(action)}>
                  {say(ACTION_WORDS[action])}
                </Button>
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
