import Input from 'antd/es/input'
import { useState } from 'react'
import { Labelled } from '../editor/labelled.tsx'
import { withChinese } from '../model/body.ts'
import { type ListJson, wordsIn } from '../model/word-lists.ts'

/** One list: what it is called, the words that say it, and phrases in which they do not. */
export function ListForm({ list, onChange }: { list: ListJson; onChange: (list: ListJson, place: string) => void }) {
  return (
    <div className="rule-form">
      <div className="rule-names">
        <Labelled name={{ zh: '名称', en: 'Name' }}>
          {tied => (
            <Input
              {...tied}
              value={list.label.zh}
              maxLength={60}
              onChange={event => onChange({ ...list, label: withChinese(list.label, event.target.value) }, 'label')}
            />
          )}
        </Labelled>
        <Labelled name={{ zh: '英文名称', en: 'Name in English' }}>
          {tied => (
            <Input
              {...tied}
              value={list.label.en}
              maxLength={80}
              onChange={event => onChange({ ...list, label: { ...list.label, en: event.target.value } }, 'label.en')}
            />
          )}
        </Labelled>
      </div>
      <WordsField
        name={{ zh: '词', en: 'Words' }}
        hint={{
          zh: '一行一个，或用逗号分开。(甲/乙) 表示二者之一，英文词后加 * 表示词尾不限。',
          en: 'One a line, or apart by commas. (a/b) is either; * after an English word is any ending.',
        }}
        words={list.words}
        onChange={words => onChange({ ...list, words }, 'words')}
      />
      <WordsField
        name={{ zh: '不算的说法', en: 'Exceptions' }}
        hint={{ zh: '含这些说法时不算提到，比如“累死”不是想死。', en: 'Phrases in which the words do not count.' }}
        words={list.except ?? []}
        onChange={except => {
          const { except: _before, ...rest } = list
          onChange(except.length > 0 ? { ...rest, except } : rest, 'except')
        }}
      />
    </div>
  )
}

/** What is typed stays as it is typed; the words in it are what is kept. */
function WordsField(props: {
  name: { zh: string; en: string }
  hint: { zh: string; en: string }
  words: readonly string[]
  onChange: (words: readonly string[]) => void
}) {
  const { name, hint, words, onChange } = props
  const [text, setText] = useState(words.join('\n'))
  const shown = wordsIn(text).join('\n') === words.join('\n') ? text : words.join('\n')
  return (
    <Labelled name={name} hint={hint}>
      {tied => (
        <Input.TextArea
          {...tied}
          value={shown}
          autoSize={{ minRows: 3, maxRows: 14 }}
          onChange={event => {
            setText(event.target.value)
            onChange(wordsIn(event.target.value))
          }}
        />
      )}
    </Labelled>
  )
}
