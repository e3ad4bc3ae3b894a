import Segmented from 'antd/es/segmented'
import Select from 'antd/es/select'
import { useId } from 'react'
import { useSay } from '../../ui/use-say.ts'
import type { Word } from '../../words/word.ts'

export type RuleKind = 'routing' | 'sensitivity' | 'words'

/** Whose rules are shown, and of the school's which kind. */
export function RulesHead(props: {
  title: string
  scopes: { readonly units: readonly { readonly id: string; readonly name: Word }[]; readonly school: boolean }
  unit: string | null
  kind: RuleKind
  onChoose: (next: { unit: string | null; kind: RuleKind }) => void
}) {
  const { title, scopes, unit, kind, onChoose } = props
  const say = useSay()
  const id = useId()
  const options = [
    ...scopes.units.map(each => ({ value: each.id, label: say(each.name) })),
    ...(scopes.school ? [{ value: '', label: say({ zh: '学校', en: 'The school' }) }] : []),
  ]
  return (
    <header className="studio-head">
      <h1>{title}</h1>
      {options.length > 1 ? (
        <>
          <label htmlFor={`${id}-scope`}>{say({ zh: '谁的', en: 'Whose' })}</label>
          <Select
            id={`${id}-scope`}
            className="studio-scope"
            value={unit ?? ''}
            options={options}
            onChange={value => onChoose({ unit: value || null, kind: 'routing' })}
          />
        </>
      ) : null}
      {unit === null ? (
        <Segmented
          value={kind}
          aria-label={say({ zh: '哪一种规则', en: 'Which rules' })}
          options={[
            { value: 'routing', label: say({ zh: '分给谁', en: 'Who gets it' }) },
            { value: 'sensitivity', label: say({ zh: '敏感识别', en: 'What is sensitive' }) },
            { value: 'words', label: say({ zh: '词表', en: 'Word lists' }) },
          ]}
          onChange={next => onChoose({ unit, kind: next as RuleKind })}
        />
      ) : null}
    </header>
  )
}
