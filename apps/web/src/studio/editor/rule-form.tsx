import type { FactDefinition, RoutingOutcome, SensitivityOutcome } from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { useEffect, useRef } from 'react'
import { useLocale } from '../../locale.ts'
import { useSay } from '../../ui/use-say.ts'
import { type BodyJson, type RuleJson, withChinese, wordsOf } from '../model/body.ts'
import { suggestedSay } from '../model/leaf-values.ts'
import { NOTHING_ASKED, thenWords, whenWords } from '../model/rule-words.ts'
import type { Reader } from '../model/studio-context.ts'
import { ConditionTree } from './condition-tree.tsx'
import { Labelled } from './labelled.tsx'
import { RoutingOutcomeFields } from './routing-outcome.tsx'
import { SensitivityOutcomeFields } from './sensitivity-outcome.tsx'

/** The suggested sentence follows the outcome as long as nobody wrote another one. */
function withOutcome(rule: RuleJson, then: RuleJson['then'], reader: Reader): RuleJson {
  const said = wordsOf(rule.say)
  const follows = said.zh.trim() === '' || said.zh === suggestedSay(rule.then, reader).zh
  return { ...rule, then, say: follows ? suggestedSay(then, reader) : rule.say }
}

/** One rule as a form that reads like a sentence: when this, then that, and this is told to the submitter. */
export function RuleForm(props: {
  rule: RuleJson
  body: BodyJson
  reader: Reader
  facts: readonly FactDefinition[]
  /** Just added: its name is selected, ready to be typed over. */
  isNew: boolean
  onChange: (rule: RuleJson, place: string) => void
}) {
  const { rule, body, reader, facts, isNew, onChange } = props
  const say = useSay()
  const { locale } = useLocale()
  const title = useRef<import('antd/es/input').InputRef>(null)
  useEffect(() => {
    if (isNew) title.current?.focus({ cursor: 'all' })
  }, [isNew])
  const [name, told] = [wordsOf(rule.title), wordsOf(rule.say)]
  const suggested = suggestedSay(rule.then, reader)
  const put = (more: Partial<RuleJson>, place: string) => onChange({ ...rule, ...more }, `${rule.id} ${place}`)
  const isSchool = reader.unit === null
  return (
    <div className="rule-form">
      <div className="rule-names">
        <Labelled name={{ zh: '名称', en: 'Name' }}>
          {tied => (
            <Input
              {...tied}
              ref={title}
              value={name.zh}
              maxLength={60}
              onChange={event => put({ title: withChinese(name, event.target.value) }, 'title')}
            />
          )}
        </Labelled>
        <Labelled name={{ zh: '英文名称', en: 'Name in English' }}>
          {tied => (
            <Input
              {...tied}
              value={name.en}
              maxLength={80}
              onChange={event => put({ title: { ...name, en: event.target.value } }, 'title.en')}
            />
          )}
        </Labelled>
        {isSchool ? (
          <Labelled name={{ zh: '在哪一档', en: 'Band' }}>
            {tied => (
              <Select
                {...tied}
                value={rule.band}
                options={[
                  { value: 'guard', label: say({ zh: '学校锁定（单位不能越过）', en: 'Locked (no unit passes it)' }) },
                  {
                    value: 'school',
                    label: say({ zh: '学校默认（单位可先决定）', en: 'Default (a unit may decide first)' }),
                  },
                ]}
                onChange={band => put({ band }, 'band')}
              />
            )}
          </Labelled>
        ) : null}
      </div>
      <fieldset className="rule-part">
        <legend>{say({ zh: '当', en: 'When' })}</legend>
        <ConditionTree
          when={rule.when}
          reader={reader}
          facts={facts}
          names={Object.keys(body.conditions ?? {})}
          onChange={when => put({ when }, 'when')}
        />
      </fieldset>
      <fieldset className="rule-part">
        <legend>{say({ zh: '就', en: 'Then' })}</legend>
        {body.kind === 'routing' ? (
          <RoutingOutcomeFields
            then={rule.then as RoutingOutcome}
            reader={reader}
            onChange={then => onChange(withOutcome(rule, then, reader), `${rule.id} then`)}
          />
        ) : (
          <SensitivityOutcomeFields
            then={rule.then as SensitivityOutcome}
            reader={reader}
            onChange={then => onChange(withOutcome(rule, then, reader), `${rule.id} then`)}
          />
        )}
      </fieldset>
      <fieldset className="rule-part">
        <legend>{say({ zh: '对提交人说', en: 'The submitter is told' })}</legend>
        <div className="rule-said">
          <Labelled
            name={{ zh: '中文', en: 'In Chinese' }}
            hint={{ zh: '只说去处，不说识别出了什么。', en: 'Say where it goes, never what was found in the text.' }}
          >
            {tied => (
              <Input
                {...tied}
                value={told.zh}
                maxLength={300}
                status={told.zh.trim() === '' ? 'error' : ''}
                onChange={event => put({ say: withChinese(told, event.target.value) }, 'say')}
              />
            )}
          </Labelled>
          <Labelled name={{ zh: '英文', en: 'In English' }}>
            {tied => (
              <Input
                {...tied}
                value={told.en}
                maxLength={300}
                onChange={event => put({ say: { ...told, en: event.target.value } }, 'say.en')}
              />
            )}
          </Labelled>
          {told.zh === suggested.zh ? null : (
            <Button size="small" onClick={() => put({ say: suggested }, 'say')}>
              {say({ zh: `改用：${suggested.zh}`, en: `Use: ${suggested.en}` })}
            </Button>
          )}
        </div>
      </fieldset>
      <p className="rule-read">
        <strong>{say({ zh: '读出来：', en: 'Read aloud: ' })}</strong>
        {say({ zh: '当', en: 'When ' })}“{whenWords(rule.when, body, reader, locale) ?? say(NOTHING_ASKED)}”
        {say({ zh: '时，', en: ', ' })}
        {thenWords(rule.then, reader, locale)}
        {say({ zh: '。', en: '.' })}
      </p>
    </div>
  )
}
