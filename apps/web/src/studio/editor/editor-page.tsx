import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Skeleton from 'antd/es/skeleton'
import { useEffect, useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { failureOf } from '../../cases/form/failure.ts'
import { trpc } from '../../trpc.ts'
import { QuietPage } from '../../ui/quiet-page.tsx'
import { ScrollPage } from '../../ui/scroll-page.tsx'
import { useSay } from '../../ui/use-say.ts'
import type { Word, WordTable } from '../../words/word.ts'
import { word } from '../../words/word.ts'
import { type BodyJson, bodyOf } from '../model/body.ts'
import { readerOf, type StudioWorld } from '../model/studio-context.ts'
import { PastCases } from '../panels/past-cases.tsx'
import { RehearsalPanel } from '../panels/rehearsal-panel.tsx'
import { useRehearsal } from '../panels/use-rehearsal.ts'
import { StudioEditor } from './studio-editor.tsx'
import { ThreeWay } from './three-way.tsx'
import { type Draft, type SaveState, useDraft } from './use-draft.ts'

const STATES: WordTable<SaveState> = {
  saved: word('已保存', 'Saved'),
  waiting: word('有改动，马上保存', 'Changed, about to be saved'),
  saving: word('正在保存…', 'Saving…'),
  failed: word('没有保存成功，会再试', 'Not saved yet, trying again'),
  conflict: word('别人也改了，先合并', 'Somebody else saved: put both together'),
}

/** The editor of one draft of rules. */
export function EditorPage({ id }: { id: string }) {
  const say = useSay()
  const draft = trpc.drafts.one.useQuery(
    { id },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
  )
  const kind = draft.data?.kind
  const context = trpc.studio.context.useQuery(
    { unit: draft.data?.unit ?? null },
    { enabled: kind === 'routing' || kind === 'sensitivity', staleTime: 60_000, refetchOnWindowFocus: false },
  )
  const world = useMemo<StudioWorld | null>(
    () => (context.data && draft.data ? { ...context.data, unit: draft.data.unit } : null),
    [context.data, draft.data],
  )
  if (draft.isPending || (!draft.isError && context.isPending)) return <Skeleton active className="case-loading" />
  if (!draft.data || !world)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有这份草稿，或已经送审、删除', en: 'No such draft: it was sent or dropped' })}
        action={
          <Link href="/rules">
            <Button type="primary">{say({ zh: '回到分题规则', en: 'Back to the rules' })}</Button>
          </Link>
        }
      />
    )
  return <OpenDraft key={id} draft={draft.data} world={world} />
}

function OpenDraft({ draft, world }: { draft: Draft; world: StudioWorld }) {
  const say = useSay()
  const [, go] = useLocation()
  const reader = useMemo(() => readerOf(world), [world])
  const mine = useDraft(draft)
  const item = { kind: draft.kind === 'sensitivity' ? 'sensitivity' : 'routing', unit: draft.unit } as const
  const rehearsing = useRehearsal(item, mine.body)
  const [overtaken, setOvertaken] = useState(draft.isOvertaken)
  const [name, setName] = useState(draft.name)
  const [problem, setProblem] = useState<Word | null>(null)
  const utils = trpc.useUtils()
  const rename = trpc.drafts.rename.useMutation()
  const rebase = trpc.drafts.rebase.useMutation()
  const propose = trpc.drafts.propose.useMutation()
  const { kind } = item
  const inForce = useMemo(() => bodyOf(draft.inForce, kind), [draft.inForce, kind])
  const over = useMemo(() => bodyOf(draft.over, kind), [draft.over, kind])
  const back = `/rules${draft.unit === null ? `?unit=&kind=${kind}` : `?unit=${draft.unit}`}`
  const { undo, redo } = mine
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inCode = event.target instanceof HTMLElement && event.target.closest('.cm-editor')
      if (inCode || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      const act = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : null
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo, redo])
  const carryOver = async (merged: BodyJson) => {
    try {
      const { version } = await rebase.mutateAsync({ id: draft.id, version: mine.version, body: merged })
      mine.rebased(merged, version)
      setOvertaken(false)
      setProblem(null)
    } catch (error) {
      setProblem(failureOf(error).message)
    }
  }
  const send = async (reason: Word) => {
    try {
      await propose.mutateAsync({ id: draft.id, version: mine.version, reason })
      await Promise.all([utils.changes.invalidate(), utils.drafts.list.invalidate()])
      go(back)
    } catch (error) {
      const { message, problems } = failureOf(error)
      const more = problems.map(each => each.message)
      setProblem(more.length === 0 ? message : joined(more))
    }
  }
  const title = say({ zh: '规则草稿', en: 'Draft of rules' })
  return (
    <ScrollPage className="studio-page" name={title}>
      <header className="studio-head">
        <Link href={back}>{say({ zh: '← 分题规则', en: '← Rules' })}</Link>
        <h1 className="visually-hidden">{`${title}：${name}`}</h1>
        <Input
          className="studio-name"
          aria-label={say({ zh: '草稿名称', en: 'Name of the draft' })}
          value={name}
          maxLength={60}
          onChange={event => setName(event.target.value)}
          onBlur={() => {
            if (name.trim() !== '' && name.trim() !== draft.name)
              rename.mutate(
                { id: draft.id, name: name.trim() },
                { onSuccess: () => void utils.drafts.list.invalidate() },
              )
          }}
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
      {mine.conflict ? (
        <ThreeWay
          base={mine.conflict.base}
          theirs={mine.conflict.theirs}
          mine={mine.body}
          reader={reader}
          why={word(
            '你编辑的时候，别人保存了这份草稿。两边的改动都在，合并后继续。',
            'While you were writing, somebody else saved this draft. Both edits are here: put them together and go on.',
          )}
          onMerged={mine.merged}
        />
      ) : overtaken ? (
        <ThreeWay
          base={over}
          theirs={inForce}
          mine={mine.body}
          reader={reader}
          why={word(
            '这份草稿开始以后，又发布了新的规则。先把两边接上，才能送审。',
            'Other rules were published since this draft was begun. Put both together before it can be sent.',
          )}
          onMerged={merged => void carryOver(merged)}
        />
      ) : (
        <StudioEditor
          world={world}
          reader={reader}
          body={mine.body}
          inForce={inForce}
          today={dayFormat.format(Date.now())}
          isSaved={mine.state === 'saved'}
          sending={{ isBusy: propose.isPending, problem: null }}
          onChange={mine.change}
          onPropose={reason => void send(reason)}
          pastCases={finding => <PastCases item={item} body={mine.body} finding={finding} />}
          rehearsal={isWhole => <RehearsalPanel rehearsing={rehearsing} body={mine.body} isWhole={isWhole} />}
        />
      )}
    </ScrollPage>
  )
}

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

const joined = (words: readonly Word[]): Word => ({
  zh: words.map(({ zh }) => zh).join(' '),
  en: words.map(({ en }) => en).join(' '),
})
