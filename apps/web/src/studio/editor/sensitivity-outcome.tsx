import {
  CHANNEL_WORDS,
  CHANNELS,
  CLASS_WORDS,
  SENSITIVE_CLASSES,
  type SensitivityOutcome,
  URGENCIES,
} from '@zuoyeben/rules/studio'
import Select from 'antd/es/select'
import { useSay } from '../../ui/use-say.ts'
import { URGENCY_WORDS } from '../../words/terms.ts'
import type { Reader } from '../model/studio-context.ts'
import { Labelled } from './labelled.tsx'

type Classes = SensitivityOutcome['classes']

/** What a crisis and a classified matter must have, and no other class may, follows from the classes. */
function withClasses(then: SensitivityOutcome, classes: Classes): SensitivityOutcome {
  const { crisis, handBack: _given, ...rest } = then
  return {
    ...rest,
    classes,
    ...(classes.includes('crisis') ? { crisis: crisis ?? { page: [] } } : {}),
    ...(classes.includes('classified') ? { handBack: true as const } : {}),
  }
}

/** What a sensitivity rule adds to a case that it holds for. Rules only add: there is none that says “not sensitive”. */
export function SensitivityOutcomeFields(props: {
  then: SensitivityOutcome
  reader: Reader
  onChange: (then: SensitivityOutcome) => void
}) {
  const { then, reader, onChange } = props
  const say = useSay()
  const units = [...(reader.names.units ?? [])].map(([value, name]) => ({ value, label: say(name) }))
  return (
    <div className="outcome">
      <Labelled name={{ zh: '敏感类别', en: 'Classes' }}>
        {tied => (
          <Select
            {...tied}
            mode="multiple"
            status={then.classes.length === 0 ? 'error' : ''}
            value={[...then.classes]}
            optionFilterProp="label"
            options={SENSITIVE_CLASSES.map(value => ({ value, label: say(CLASS_WORDS[value]) }))}
            onChange={(classes: Classes) => onChange(withClasses(then, classes))}
          />
        )}
      </Labelled>
      <Labelled
        name={{ zh: '专门渠道', en: 'Channels' }}
        hint={{ zh: '不选则留在总答题组', en: 'None: it stays with the school group' }}
      >
        {tied => (
          <Select
            {...tied}
            mode="multiple"
            value={[...then.channel]}
            optionFilterProp="label"
            options={CHANNELS.map(value => ({ value, label: say(CHANNEL_WORDS[value]) }))}
            onChange={(channel: SensitivityOutcome['channel']) => onChange({ ...then, channel })}
          />
        )}
      </Labelled>
      {then.crisis ? (
        <Labelled name={{ zh: '立即呼叫哪些单位的值班员', en: 'Whose duty officers are called' }}>
          {tied => (
            <Select
              {...tied}
              mode="multiple"
              status={then.crisis?.page.length === 0 ? 'error' : ''}
              value={[...(then.crisis?.page ?? [])]}
              optionFilterProp="label"
              options={units}
              onChange={(page: string[]) => onChange({ ...then, crisis: { page } })}
            />
          )}
        </Labelled>
      ) : null}
      <Labelled name={{ zh: '紧急程度', en: 'Urgency' }}>
        {tied => (
          <Select
            {...tied}
            value={then.urgency ?? ''}
            options={[
              { value: '', label: say({ zh: '不规定', en: 'Not set' }) },
              ...URGENCIES.map(each => ({ value: each, label: `${each} ${say(URGENCY_WORDS[each])}` })),
            ]}
            onChange={urgency => {
              const { urgency: _before, ...rest } = then
              onChange(urgency === '' ? rest : { ...rest, urgency: urgency as 'P0' })
            }}
          />
        )}
      </Labelled>
    </div>
  )
}
