import {
  type Choice,
  type Condition,
  choiceKey,
  type MergePart,
  resolveMerge,
  threeWayView,
} from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import { useId, useMemo, useState } from 'react'
import { useLocale } from '../../locale.ts'
import { Tag } from '../../ui/tag.tsx'
import { useSay } from '../../ui/use-say.ts'
import { type Word, type WordTable, word } from '../../words/word.ts'
import { type BodyJson, type RuleJson, wordsOf } from '../model/body.ts'
import { thenWords, whenWords } from '../model/rule-words.ts'
import type { Reader } from '../model/studio-context.ts'

const STATUS: WordTable<'mine' | 'theirs' | 'both' | 'conflict'> = {
  mine: word('你改的', 'Changed by you'),
  theirs: word('对方改的', 'Changed by the other'),
  both: word('两边改得一样', 'Changed alike by both'),
  conflict: word('两边改得不同，请选', 'Changed differently: choose'),
}
const KEYS: Readonly<Record<string, Word>> = {
  fallback: word('兜底', 'The fallback'),
  waivers: word('放过的检查', 'Findings that are let be'),
  examples: word('分错的题', 'Cases that went astray'),
}

/** Two edits of one draft side by side: what only one side changed is taken, what both changed differently is chosen here. Nothing is dropped unseen. */
export function ThreeWay(props: {
  base: BodyJson
  theirs: BodyJson
  mine: BodyJson
  reader: Reader
  why: Word
  onMerged: (merged: BodyJson) => void
}) {
  const { base, theirs, mine, reader, why, onMerged } = props
  const say = useSay()
  const id = useId()
  const { locale } = useLocale()
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const view = useMemo(() => threeWayView(base, theirs, mine), [base, theirs, mine])
  const merged = resolveMerge(view, choices)
  const titleOf = (rule: string): Word =>
    wordsOf([mine, theirs, base].flatMap(body => body.rules).find(each => each.id === rule)?.title ?? rule)
  const nameOf = ({ kind, id: of }: Pick<MergePart, 'kind' | 'id'>): string =>
    kind === 'rule'
      ? say(titleOf(of))
      : kind === 'condition'
        ? say({ zh: `命名条件 ${of}`, en: `Named condition ${of}` })
        : say(KEYS[of] ?? word(of, of))
  const formWords = ({ kind }: MergePart, form: unknown, body: BodyJson): string => {
    if (form === undefined) return say({ zh: '（没有）', en: '(not there)' })
    if (kind === 'rule') {
      const rule = form as RuleJson
      const [when, then] = [whenWords(rule.when, body, reader, locale) ?? '…', thenWords(rule.then, reader, locale)]
      const tests = rule.tests?.length ?? 0
      const said = wordsOf(rule.say)
      return say({
        zh: `${wordsOf(rule.title).zh}：当“${when}”时，${then}；告诉提交人“${said.zh}”；样例 ${tests} 个`,
        en: `${wordsOf(rule.title).en}: when ${when}, ${then}; the submitter is told “${said.en}”; ${tests} examples`,
      })
    }
    if (kind === 'condition') return whenWords(form as Condition, body, reader, locale) ?? '…'
    return Array.isArray(form) ? say({ zh: `${form.length} 项`, en: `${form.length}` }) : JSON.stringify(form)
  }
  const choose = (key: string, choice: Choice) => setChoices(new Map([...choices, [key, choice]]))
  const options = (key: string, mineSaid: string, theirsSaid: string) => (
    <fieldset className="three-choice">
      <legend className="visually-hidden">{say({ zh: '用哪一个', en: 'Which one' })}</legend>
      {(['mine', 'theirs'] as const).map(choice => (
        <label key={choice}>
          <input
            type="radio"
            name={`${id}-${key}`}
            checked={choices.get(key) === choice}
            onChange={() => choose(key, choice)}
          />{' '}
          <strong>
            {choice === 'mine' ? say({ zh: '用你的', en: 'Yours' }) : say({ zh: '用对方的', en: 'The other’s' })}
          </strong>{' '}
          {choice === 'mine' ? mineSaid : theirsSaid}
        </label>
      ))}
    </fieldset>
  )
  const changed = view.parts.filter(part => part.status !== 'same')
  return (
    <section className="three-way" aria-label={say({ zh: '两边的修改', en: 'Both edits' })}>
      <h2>{say({ zh: '两边的修改', en: 'Both edits' })}</h2>
      <p role="alert">{say(why)}</p>
      <ul>
        {changed.map(part => {
          const key = choiceKey(part)
          const status = part.status as keyof typeof STATUS
          return (
            <li key={key}>
              <p>
                <strong>{nameOf(part)}</strong>{' '}
                <Tag tone={status === 'conflict' ? 'strong' : 'plain'}>{say(STATUS[status])}</Tag>
              </p>
              {part.base === undefined ? null : (
                <p className="soft">
                  {say({ zh: '原来：', en: 'Before: ' })}
                  {formWords(part, part.base, base)}
                </p>
              )}
              {status === 'conflict' ? (
                options(key, formWords(part, part.mine, mine), formWords(part, part.theirs, theirs))
              ) : (
                <p>
                  {say({ zh: '现在：', en: 'Now: ' })}
                  {status === 'theirs' ? formWords(part, part.theirs, theirs) : formWords(part, part.mine, mine)}
                </p>
              )}
            </li>
          )
        })}
        {view.movedByBoth.map(rule => (
          <li key={`place ${rule}`}>
            <p>
              <strong>{say(titleOf(rule))}</strong>{' '}
              <Tag tone="strong">
                {say({ zh: '两边移到了不同位置，请选', en: 'Moved to different places: choose' })}
              </Tag>
            </p>
            {options(
              choiceKey({ kind: 'place', id: rule }),
              say({
                zh: `第 ${mine.rules.findIndex(each => each.id === rule) + 1} 条`,
                en: `number ${mine.rules.findIndex(each => each.id === rule) + 1}`,
              }),
              say({
                zh: `第 ${theirs.rules.findIndex(each => each.id === rule) + 1} 条`,
                en: `number ${theirs.rules.findIndex(each => each.id === rule) + 1}`,
              }),
            )}
          </li>
        ))}
      </ul>
      <Button type="primary" disabled={!merged.ok} onClick={() => merged.ok && onMerged(merged.value as BodyJson)}>
        {say({ zh: '合并两边，继续编辑', en: 'Put both together and go on' })}
      </Button>
      {merged.ok ? null : (
        <span className="soft">
          {' '}
          {say({ zh: `还有 ${merged.missing.length} 处要选`, en: `${merged.missing.length} left to choose` })}
        </span>
      )}
    </section>
  )
}
