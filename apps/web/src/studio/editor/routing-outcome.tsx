import {
  CO_TARGET_WORDS,
  CO_TARGETS,
  FIRST_ACTION_WORDS,
  FIRST_ACTIONS,
  PATH_RULES,
  PATH_WORDS,
  PATHS,
  type Path,
  type RoutingOutcome,
  TARGET_WORDS,
  type Target,
  URGENCIES,
} from '@zuoyeben/rules/studio'
import Select from 'antd/es/select'
import { useSay } from '../../ui/use-say.ts'
import { PATH_HINTS, URGENCY_WORDS } from '../../words/terms.ts'
import type { Word } from '../../words/word.ts'
import type { Reader } from '../model/studio-context.ts'
import { Labelled } from './labelled.tsx'

const PART = 'part:'

/** The outcome with another path: what that path cannot have goes, and where only one answer is left it is given. */
function onPath(path: Path, { unit, target, coUnits, coTarget, urgency, firstAction }: RoutingOutcome): RoutingOutcome {
  const { targets, mayNameUnit, mayHaveCoUnits } = PATH_RULES[path]
  const kept = target !== undefined && targets.includes(target) ? target : undefined
  const named = mayNameUnit ? unit : undefined
  const only = targets.length === 1 && !mayNameUnit ? targets[0] : undefined
  const to = named === undefined ? (kept ?? only) : undefined
  return {
    path,
    ...(named === undefined ? {} : { unit: named }),
    ...(to === undefined ? {} : { target: to }),
    ...(mayHaveCoUnits && coUnits ? { coUnits } : {}),
    ...(mayHaveCoUnits && coTarget ? { coTarget } : {}),
    ...(urgency ? { urgency } : {}),
    ...(firstAction ? { firstAction } : {}),
  }
}

const without = <K extends keyof RoutingOutcome>(then: RoutingOutcome, ...keys: readonly K[]): RoutingOutcome =>
  Object.fromEntries(Object.entries(then).filter(([key]) => !keys.includes(key as K))) as unknown as RoutingOutcome

/** Where a case goes: the path, and to whom, chosen from the units there are and from the parts they play in a case. */
export function RoutingOutcomeFields(props: {
  then: RoutingOutcome
  reader: Reader
  onChange: (then: RoutingOutcome) => void
}) {
  const { then, reader, onChange } = props
  const say = useSay()
  const { targets, mayNameUnit, mayHaveCoUnits } = PATH_RULES[then.path]
  const active = reader.analysis.activeUnits
  const unitOptions = [...(reader.names.units ?? [])].map(([id, name]) => ({
    value: id,
    label: active?.has(id) === false ? say({ zh: `${name.zh}（已停用）`, en: `${name.en} (not active)` }) : say(name),
    words: `${name.zh} ${name.en} ${id}`.toLowerCase(),
    disabled: active?.has(id) === false,
  }))
  const part = (target: string, name: Word) => ({
    value: `${PART}${target}`,
    label: say(name),
    words: `${name.zh} ${name.en}`.toLowerCase(),
  })
  const showSearch = {
    filterOption: (input: string, option?: { words?: string }) =>
      (option?.words ?? '').includes(input.trim().toLowerCase()),
  }
  const destination = then.unit ?? (then.target ? `${PART}${then.target}` : null)
  const beside = [...(then.coUnits ?? []), ...(then.coTarget ? [`${PART}${then.coTarget}`] : [])]
  const none = { value: '', label: say({ zh: '不规定', en: 'Not set' }) }
  return (
    <div className="outcome">
      <Labelled name={{ zh: '办法', en: 'Way' }} hint={PATH_HINTS[then.path]}>
        {tied => (
          <Select
            {...tied}
            value={then.path}
            showSearch={{ optionFilterProp: 'label' }}
            options={PATHS.map(path => ({ value: path, label: say(PATH_WORDS[path]) }))}
            onChange={(path: Path) => onChange(onPath(path, then))}
          />
        )}
      </Labelled>
      {targets.length > 0 ? (
        <Labelled name={{ zh: '交给', en: 'To' }}>
          {tied => (
            <Select
              {...tied}
              value={destination}
              status={destination === null ? 'error' : ''}
              placeholder={say({ zh: '选单位', en: 'Choose a unit' })}
              options={[
                ...targets.map(target => part(target, TARGET_WORDS[target])),
                ...(mayNameUnit ? unitOptions : []),
              ]}
              showSearch={showSearch}
              onChange={(to: string) => {
                const rest = without(then, 'unit', 'target')
                onChange(
                  to.startsWith(PART) ? { ...rest, target: to.slice(PART.length) as Target } : { ...rest, unit: to },
                )
              }}
            />
          )}
        </Labelled>
      ) : null}
      {mayHaveCoUnits ? (
        <Labelled name={{ zh: '协办', en: 'Together with' }}>
          {tied => (
            <Select
              {...tied}
              mode="multiple"
              value={beside}
              placeholder={say({ zh: '没有', en: 'Nobody' })}
              options={[...CO_TARGETS.map(target => part(target, CO_TARGET_WORDS[target])), ...unitOptions]}
              showSearch={showSearch}
              onChange={(chosen: string[]) => {
                const coTarget = CO_TARGETS.find(target => chosen.at(-1) === `${PART}${target}`) ?? null
                const kept = coTarget ?? CO_TARGETS.find(target => chosen.includes(`${PART}${target}`))
                const coUnits = chosen.filter(one => !one.startsWith(PART))
                onChange({
                  ...without(then, 'coUnits', 'coTarget'),
                  ...(coUnits.length > 0 ? { coUnits } : {}),
                  ...(kept ? { coTarget: kept } : {}),
                })
              }}
            />
          )}
        </Labelled>
      ) : null}
      <Labelled name={{ zh: '紧急程度', en: 'Urgency' }}>
        {tied => (
          <Select
            {...tied}
            value={then.urgency ?? ''}
            options={[none, ...URGENCIES.map(each => ({ value: each, label: `${each} ${say(URGENCY_WORDS[each])}` }))]}
            onChange={urgency =>
              onChange(urgency === '' ? without(then, 'urgency') : { ...then, urgency: urgency as 'P0' })
            }
          />
        )}
      </Labelled>
      <Labelled name={{ zh: '先做什么', en: 'First' }}>
        {tied => (
          <Select
            {...tied}
            value={then.firstAction ?? ''}
            options={[none, ...FIRST_ACTIONS.map(each => ({ value: each, label: say(FIRST_ACTION_WORDS[each]) }))]}
            onChange={first =>
              onChange(first === '' ? without(then, 'firstAction') : { ...then, firstAction: first as 'phone' })
            }
          />
        )}
      </Labelled>
    </div>
  )
}
