import type { FactDefinition, FactSource } from '@zuoyeben/rules/studio'
import Select from 'antd/es/select'
import { useSay } from '../../ui/use-say.ts'
import { type Word, type WordTable, word } from '../../words/word.ts'
import { NAMED } from '../model/query-tree.ts'

const SOURCES: WordTable<FactSource> = {
  structure: word('题目本身', 'The case itself'),
  words: word('从文字里识别出的', 'Read from the text'),
  declared: word('提交人声明的', 'Declared by the submitter'),
  form: word('表单里填写的', 'Answered in the form'),
}
const ORDER: readonly FactSource[] = ['structure', 'form', 'words', 'declared']

interface Option {
  readonly value: string
  readonly label: string
  readonly words: string
}

/** What a question is about, found by any part of its name. */
export function FactChoice(props: {
  facts: readonly FactDefinition[]
  /** Whether a condition with a name of its own can be chosen instead. */
  named?: boolean
  value: string | null
  name: string
  onChange: (fact: string) => void
}) {
  const { facts, named = false, value, name, onChange } = props
  const say = useSay()
  const option = (key: string, label: Word): Option => ({
    value: key,
    label: say(label),
    words: `${label.zh} ${label.en} ${key}`.toLowerCase(),
  })
  const groups = ORDER.map(source => ({
    label: say(SOURCES[source]),
    title: source,
    options: facts.filter(fact => fact.source === source).map(fact => option(fact.key, fact.label)),
  })).filter(group => group.options.length > 0)
  const others = named
    ? [
        {
          label: say(word('其他', 'Other')),
          title: 'named',
          options: [option(NAMED, word('命名条件', 'named condition'))],
        },
      ]
    : []
  return (
    <Select
      aria-label={name}
      className="leaf-fact"
      value={value}
      placeholder={say({ zh: '问什么', en: 'About what' })}
      popupMatchSelectWidth={260}
      options={[...groups, ...others]}
      showSearch={{
        filterOption: (input, found) =>
          (found && 'words' in found ? String(found.words) : '').includes(input.trim().toLowerCase()),
      }}
      onChange={onChange}
    />
  )
}
