import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { ChangeList } from '../../configuration/change-list.tsx'
import type { PlacedProblem } from '../../configuration/problem-list.tsx'
import { useSay } from '../../ui/use-say.ts'
import type { Word } from '../../words/word.ts'
import {
  freeName,
  type WordListsJson,
  withList,
  withoutList,
  wordListChanges,
  wrongLists,
} from '../model/word-lists.ts'
import { type Conclusion, SendDraft } from '../panels/send-draft.tsx'
import { ListForm } from './list-form.tsx'

/** The word lists of the school as they are edited: found, opened, added, removed; and what the draft changes of them. */
export function WordsEditor(props: {
  body: WordListsJson
  inForce: WordListsJson
  sending: Conclusion
  onChange: (body: WordListsJson, place: string | null) => void
  onPropose: (reason: Word) => void
}) {
  const { body, inForce, sending, onChange, onPropose } = props
  const say = useSay()
  const id = useId()
  const [open, setOpen] = useState<string | null>(null)
  const [wanted, setWanted] = useState('')
  const changes = wordListChanges(inForce, body)
  const problems: readonly PlacedProblem[] = wrongLists(body)
  const found = Object.entries(body.lists).filter(([name, { label, words }]) =>
    `${name} ${label.zh} ${label.en} ${words.join(' ')}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  const add = () => {
    const name = freeName(body)
    onChange(withList(body, name, { label: { zh: '新词表', en: '新词表' }, words: [] }), null)
    setOpen(name)
    setWanted('')
  }
  return (
    <div className="studio-editor">
      <div className="studio-main">
        <div className="band-head">
          <div className="studio-field">
            <label htmlFor={`${id}-find`}>{say({ zh: '查找词表或词', en: 'Find a list or a word' })}</label>
            <Input id={`${id}-find`} value={wanted} onChange={event => setWanted(event.target.value)} />
          </div>
          <Button type="primary" onClick={add}>
            {say({ zh: '加一张词表', en: 'Add a list' })}
          </Button>
        </div>
        <p className="soft">
          {say({
            zh: '规则用“提到”来问这些词表。还有规则在用的词表不能删。',
            en: 'Rules ask about these by “mentions”. A list that a rule uses cannot go.',
          })}
        </p>
        {found.length === 0 ? <p>{say({ zh: '没有这样的词表。', en: 'No such list.' })}</p> : null}
        <ul className="rule-list">
          {found.map(([name, list]) => (
            <li key={name} className={`rule-card${open === name ? ' rule-open' : ''}`}>
              <div className="rule-head word-head">
                <button
                  type="button"
                  className="rule-name"
                  aria-expanded={open === name}
                  onClick={() => setOpen(open === name ? null : name)}
                >
                  <strong>{say(list.label)}</strong>
                  <span className="soft">
                    {say({ zh: `${list.words.length} 个词：`, en: `${list.words.length} words: ` })}
                    {list.words.slice(0, 10).join('、')}
                    {list.words.length > 10 ? '…' : ''}
                  </span>
                </button>
                <Button
                  size="small"
                  type="text"
                  aria-label={say({ zh: `删除：${list.label.zh}`, en: `Remove: ${list.label.en}` })}
                  onClick={() => onChange(withoutList(body, name), null)}
                >
                  {say({ zh: '删除', en: 'Remove' })}
                </Button>
              </div>
              {open === name ? (
                <ListForm
                  key={name}
                  list={list}
                  onChange={(next, place) => onChange(withList(body, name, next), `${name} ${place}`)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      <aside className="studio-side" aria-label={say({ zh: '改动与送审', en: 'Changes and sending' })}>
        <h2 className="studio-side-head">{say({ zh: '改动与送审', en: 'Changes and sending' })}</h2>
        <SendDraft
          changes={<ChangeList changes={changes} />}
          problems={problems}
          hasChanges={changes.length > 0}
          sending={sending}
          onPropose={onPropose}
        />
      </aside>
    </div>
  )
}
