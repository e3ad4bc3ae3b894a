import '../studio.css'
import '../../configuration/change.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { trpc } from '../../trpc.ts'
import { ScrollPage } from '../../ui/scroll-page.tsx'
import { useSay } from '../../ui/use-say.ts'
import { type Word, type WordTable, word } from '../../words/word.ts'
import type { Draft, Editing, SaveState } from './use-draft.ts'

const STATES: WordTable<SaveState> = {
  saved: word('已保存', 'Saved'),
  waiting: word('有改动，马上保存', 'Changed, about to be saved'),
  saving: word('正在保存…', 'Saving…'),
  failed: word('没有保存成功，会再试', 'Not saved yet, trying again'),
  conflict: word('别人也改了，先合并', 'Somebody else saved: put both together'),
}

/** Around a draft of any kind: its name, whether it is saved, one step back and forth by button and key, and what went wrong. */
export function DraftFrame(props: {
  draft: Draft
  mine: Pick<Editing<unknown>, 'state' | 'failure' | 'mayUndo' | 'mayRedo' | 'undo' | 'redo'>
  back: string
  title: Word
  problem: Word | null
  children: ReactNode
}) {
  const { draft, mine, back, title, problem, children } = props
  const say = useSay()
  const utils = trpc.useUtils()
  const [name, setName] = useState(draft.name)
  const rename = trpc.drafts.rename.useMutation({ onSuccess: () => utils.drafts.list.invalidate() })
  const { undo, redo } = mine
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isCode = event.target instanceof HTMLElement && event.target.closest('.cm-editor')
      if (isCode || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      const act = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : null
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo, redo])
  const keepName = () => {
    if (name.trim() !== '' && name.trim() !== draft.name) rename.mutate({ id: draft.id, name: name.trim() })
  }
  return (
    <ScrollPage className="studio-page" name={say(title)}>
      <header className="studio-head">
        <Link href={back}>{say({ zh: '← 分题规则', en: '← Rules' })}</Link>
        <h1 className="visually-hidden">{`${say(title)}：${name}`}</h1>
        <Input
          className="studio-name"
          aria-label={say({ zh: '草稿名称', en: 'Name of the draft' })}
          value={name}
          maxLength={60}
          onChange={event => setName(event.target.value)}
          onBlur={keepName}
        />
        <span className={`studio-state studio-${mine.state}`} role="status">
          {say(STATES[mine.state])}
        </span>
        <span className="studio-steps">
          <Button size="small" disabled={!mine.mayUndo} onClick={undo} aria-keyshortcuts="Control+Z">
            {say({ zh: '撤销', en: 'Undo' })}
          </Button>
          <Button size="small" disabled={!mine.mayRedo} onClick={redo} aria-keyshortcuts="Control+Y">
            {say({ zh: '重做', en: 'Redo' })}
          </Button>
        </span>
      </header>
      {mine.failure && mine.state === 'failed' ? (
        <Alert role="alert" type="warning" showIcon title={say(mine.failure.message)} />
      ) : null}
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
      {children}
    </ScrollPage>
  )
}
