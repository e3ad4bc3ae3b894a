import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useSay } from '../ui/use-say.ts'
import { ChangeList, type WordedChange } from './change-list.tsx'

/** Somebody published meanwhile: what they changed beside what one has typed, and taking one's own over to theirs. */
export function OvertakenDraft(props: {
  theirs: readonly WordedChange[]
  mine: readonly WordedChange[]
  onCarryOver: () => void
}) {
  const { theirs, mine, onCarryOver } = props
  const say = useSay()
  const both = mine.filter(({ key }) => theirs.some(other => other.key === key))
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={say({
        zh: '你修改期间，别人发布了新版本。你填的都在，先看两边再继续。',
        en: 'Somebody published meanwhile. What you typed is kept: look at both, then go on.',
      })}
      description={
        <div className="change-overtaken">
          <h3>{say({ zh: '现在生效的改了', en: 'Changed in what is in force' })}</h3>
          <ChangeList changes={theirs} />
          <h3>{say({ zh: '你改了', en: 'Changed by you' })}</h3>
          <ChangeList changes={mine} />
          {both.length > 0 ? (
            <p>
              {say({
                zh: `两边都改了 ${both.length} 处，接上后这几处按你的。`,
                en: `${both.length} were changed by both: there yours will stand.`,
              })}
            </p>
          ) : null}
          <Button type="primary" onClick={onCarryOver}>
            {say({ zh: '把我的修改接到现在生效的上', en: 'Put my changes on top of what is in force' })}
          </Button>
        </div>
      }
    />
  )
}
