import './texts.css'
import './change.css'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Skeleton from 'antd/es/skeleton'
import { useId, useState } from 'react'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { word } from '../words/word.ts'
import { ChangeDetails } from './change-details.tsx'
import { ChangeHistory } from './change-history.tsx'
import { ChangeList } from './change-list.tsx'
import { DraftPanel, DraftStrip, inOneSentence } from './draft-panel.tsx'
import { withValue } from './item-changes.ts'
import { PlacedText } from './placed-text.tsx'
import { StoredDrafts } from './stored-drafts.tsx'
import { TextEditor } from './text-editor.tsx'
import { rowsOf, type TextRow, textUnder, wordTextChanges, wrongTexts } from './texts-data.ts'
import { useItemDraft } from './use-item-draft.ts'
import { WaitingChange } from './waiting-change.tsx'

const ITEM = { kind: 'texts', unit: null } as const
const MEANING = word(
  '从下一条通知起生效；已经发出的邮件和短信不变，站内通知按新的文字显示。',
  'It holds from the next message on. Mail and short messages that are out stay as they are; notices in the platform are shown in the new words.',
)
const GROUPS = {
  notices: word('通知', 'Notices'),
  letters: word('邮件、短信的其余文字', 'Around them, in mail and short messages'),
} as const

/** The sentences of notices in both languages: those in force, and writing the school's own. */
export function TextsPage() {
  const say = useSay()
  const id = useId()
  const [isEditing, setEditing] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const [wanted, setWanted] = useState('')
  const shipped = trpc.configuration.shippedTexts.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY })
  const changes = trpc.changes.of.useQuery(ITEM)
  const draft = useItemDraft<unknown>('texts', changes.data?.inForce ?? {})
  if (shipped.isPending || changes.isPending) return <Skeleton active className="case-loading" />
  if (!shipped.data || !changes.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={
          <Button onClick={() => void Promise.all([shipped.refetch(), changes.refetch()])}>
            {say({ zh: '再试一次', en: 'Try again' })}
          </Button>
        }
      />
    )
  const { proposal, may, history, release, inForce } = changes.data
  const words = (before: unknown, after: unknown) => wordTextChanges(shipped.data, before, after)
  const isWriting = may.propose && !proposal && (isEditing || draft.isChanged)
  const problems = isWriting ? wrongTexts(shipped.data, draft.body) : []
  const wrong = new Map(problems.map(({ at, reason }) => [at, reason]))
  const rows = rowsOf(shipped.data).filter(row => {
    const { zh, en } = textUnder(draft.body, row)
    return `${zh} ${en} ${row.shipped.zh}`.toLowerCase().includes(wanted.trim().toLowerCase())
  })
  const title = say({ zh: '通知文字', en: 'Wording of notices' })
  const told = proposal ? words(proposal.over, proposal.body) : []
  const all = inOneSentence(told, 3)
  const show = (row: TextRow) => {
    const key = `${row.group}.${row.name}`
    const text = textUnder(isWriting ? draft.body : inForce, row)
    return (
      <li key={key}>
        <div className="text-row">
          <div>
            {row.group === 'letters' ? <strong>{say(row.what)}</strong> : null}
            <PlacedText text={text.zh} />
            <span className="soft">
              <PlacedText text={text.en} />
            </span>
          </div>
          {text === row.shipped ? null : <span className="text-own">{say({ zh: '本校的', en: 'the school’s' })}</span>}
          {isWriting ? (
            <Button
              size="small"
              aria-expanded={open === key}
              aria-label={say(
                open === key
                  ? { zh: `收起：${row.what.zh}`, en: `Close: ${row.what.en}` }
                  : { zh: `改：${row.what.zh}`, en: `Change: ${row.what.en}` },
              )}
              onClick={() => setOpen(open === key ? null : key)}
            >
              {open === key ? say({ zh: '收起', en: 'Close' }) : say({ zh: '改', en: 'Change' })}
            </Button>
          ) : null}
        </div>
        {isWriting && open === key ? (
          <TextEditor
            row={row}
            body={draft.body}
            wrong={wrong}
            onChange={next => draft.change(withValue(draft.body, [row.group, row.name], next))}
          />
        ) : null}
      </li>
    )
  }
  return (
    <ScrollPage className="texts" name={title}>
      <header className="texts-head">
        <h1>{title}</h1>
        {may.propose && !proposal && !isWriting ? (
          <Button type="primary" onClick={() => setEditing(true)}>
            {say({ zh: '修改文字', en: 'Change the words' })}
          </Button>
        ) : null}
      </header>
      <p className="soft">
        {say({
          zh: '花括号里的占位发出时换成题号、件数或网址，两种语言都要有。题目的内容从不写进通知。改动由一人提出、另一人发布。',
          en: 'What stands in braces becomes a number or an address when it is sent, in both languages. The text of a case is never in a notice. One person writes a change, another publishes it.',
        })}
      </p>
      {proposal ? (
        <WaitingChange
          proposal={proposal}
          may={may}
          name={word('这些文字', 'these words')}
          decider={word('由总答题组负责人审定发布。', 'The lead of the school group decides.')}
          consequence={word(`${all.zh}。${MEANING.zh}`, `${all.en}. ${MEANING.en}`)}
        >
          <ChangeList changes={told} />
        </WaitingChange>
      ) : null}
      {may.propose && !proposal ? (
        <StoredDrafts
          item={ITEM}
          isReadable={body => wrongTexts(shipped.data, body).length === 0}
          onOpen={draft.open}
        />
      ) : null}
      {isWriting ? (
        <DraftPanel
          item={ITEM}
          release={release}
          inForce={inForce}
          draft={draft}
          problems={problems}
          words={words}
          meaning={MEANING}
        />
      ) : null}
      <div className="texts-find">
        <label htmlFor={`${id}-find`}>{say({ zh: '查找', en: 'Find' })}</label>
        <Input id={`${id}-find`} value={wanted} onChange={event => setWanted(event.target.value)} />
      </div>
      {rows.length === 0 ? <p>{say({ zh: '没有这样的文字。', en: 'No such text.' })}</p> : null}
      {(['notices', 'letters'] as const).map(group => {
        const own = rows.filter(row => row.group === group)
        return own.length === 0 ? null : (
          <section key={group} aria-labelledby={`${id}-${group}`}>
            <h2 id={`${id}-${group}`}>{say(GROUPS[group])}</h2>
            <ul>{own.map(show)}</ul>
          </section>
        )
      })}
      {isWriting && draft.isChanged ? <DraftStrip wrong={problems.length} /> : null}
      <ChangeHistory rows={history} beside={row => <ChangeDetails id={row.id} words={words} />} />
    </ScrollPage>
  )
}
