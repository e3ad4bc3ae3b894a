import { placesIn } from '@zuoyeben/forms/texts'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useId, useRef } from 'react'
import { useDebounced } from '../intake/use-debounced.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { type TextRow, textUnder } from './texts-data.ts'

const STILL_MS = 350
const LANGUAGES = [
  ['zh', word('中文', 'Chinese')],
  ['en', word('英文', 'English')],
] as const

/** One text in both languages: its places to put in, what is wrong while typing, how it would be read, and the shipped text beside. */
export function TextEditor(props: {
  row: TextRow
  body: unknown
  wrong: ReadonlyMap<string, Word>
  onChange: (text: { zh: string; en: string } | undefined) => void
}) {
  const { row, body, wrong, onChange } = props
  const say = useSay()
  const text = textUnder(body, row)
  const isOwn = text !== row.shipped
  const written = useDebounced(body, STILL_MS)
  const sample = trpc.notices.sampleLetter.useQuery(
    { name: row.name, draft: written },
    { placeholderData: before => before },
  )
  const set = (language: 'zh' | 'en', value: string) => onChange({ ...text, [language]: value })
  return (
    <div className="text-editor">
      {LANGUAGES.map(([language, name]) => (
        <div key={language} className="text-language">
          <LanguageField
            name={name}
            value={text[language]}
            places={placesIn(row.shipped[language])}
            wrong={wrong.get(`${row.group}.${row.name}.${language}`)}
            onChange={value => set(language, value)}
          />
          <p className="soft">
            {say({ zh: '出厂：', en: 'Shipped: ' })}
            {row.shipped[language]}
          </p>
          {sample.data ? (
            <dl className="text-sample">
              <dt>{say({ zh: '站内', en: 'In the platform' })}</dt>
              <dd>{sample.data[language].inApp}</dd>
              <dt>{say({ zh: '邮件', en: 'Mail' })}</dt>
              <dd>
                <strong>{sample.data[language].subject}</strong>
                <br />
                {sample.data[language].text}
              </dd>
              <dt>{say({ zh: '短信', en: 'Short message' })}</dt>
              <dd>{sample.data[language].short}</dd>
              <dt>{say({ zh: '群机器人', en: 'Robot of a group' })}</dt>
              <dd>{sample.data[language].group}</dd>
            </dl>
          ) : null}
        </div>
      ))}
      <Button disabled={!isOwn} onClick={() => onChange(undefined)}>
        {say({ zh: '退回出厂文字', en: 'Back to the shipped text' })}
      </Button>
    </div>
  )
}

function LanguageField(props: {
  name: Word
  value: string
  places: readonly string[]
  wrong: Word | undefined
  onChange: (value: string) => void
}) {
  const { name, value, places, wrong, onChange } = props
  const say = useSay()
  const id = useId()
  const area = useRef<TextAreaRef>(null)
  /** Where the cursor stands, else at the end. */
  const put = (place: string) => {
    const field = area.current?.resizableTextArea?.textArea
    const [from, to] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length]
    onChange(`${value.slice(0, from)}{${place}}${value.slice(to)}`)
    field?.focus()
  }
  return (
    <>
      <label htmlFor={id}>{say(name)}</label>
      <Input.TextArea
        id={id}
        ref={area}
        value={value}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={320}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong !== undefined}
        {...(wrong ? { 'aria-describedby': `${id}-wrong` } : {})}
        onChange={event => onChange(event.target.value)}
      />
      {wrong ? (
        <p id={`${id}-wrong`} className="text-wrong">
          {say(wrong)}
        </p>
      ) : null}
      {places.length > 0 ? (
        <p className="text-places">
          <span className="soft">{say({ zh: '占位：', en: 'Places: ' })}</span>
          {places.map(place => {
            const isThere = placesIn(value).includes(place)
            return (
              <Button
                key={place}
                size="small"
                type={isThere ? 'default' : 'primary'}
                aria-label={say({
                  zh: `{${place}} ${isThere ? '已放入' : '放入'}${name.zh}`,
                  en: `{${place}} ${isThere ? 'stands in' : 'put into'} ${name.en}`,
                })}
                onClick={() => put(place)}
              >
                {`{${place}}`}
              </Button>
            )
          })}
        </p>
      ) : null}
    </>
  )
}
