import { useId, useState } from 'react'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { Field } from '../ui/light/field.tsx'
import { aboutWords } from './about-words.ts'
import type { Options } from './contract.ts'
import { unitNamed } from './unit-search.ts'

interface Props {
  label: string
  optional?: string
  hint?: string
  units: Options['units']
  value: string | null
  onChoose: (unit: string | null) => void
  /** False while something is typed that names no unit. */
  onKnown: (known: boolean) => void
}

/** Type a few characters, choose from the list of the browser; a part of a name that fits one unit only is enough. */
export function UnitChooser({ label, optional, hint, units, value, onChoose, onKnown }: Props) {
  const { locale } = useLocale()
  const here = useWords(aboutWords)
  const list = useId()
  const nameOf = (id: string | null) => {
    const unit = units.find(candidate => candidate.id === id)
    return unit ? inLocale(locale, unit.name) : ''
  }
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const text = typed ?? nameOf(value)
  const unknown = text.trim() !== '' && value === null
  return (
    <Field label={label} optional={optional} hint={hint} error={unknown && left ? here.unitUnknown : null}>
      {ids => (
        <>
          <input
            {...ids}
            className="input"
            list={list}
            placeholder={here.unitPlaceholder}
            autoComplete="off"
            value={text}
            onFocus={() => setLeft(false)}
            onChange={event => {
              const found = unitNamed(units, locale, event.target.value, 'exactly')
              setTyped(event.target.value)
              onChoose(found)
              onKnown(event.target.value.trim() === '' || found !== null)
            }}
            onBlur={() => {
              const found = value ?? unitNamed(units, locale, text, 'part')
              if (found) setTyped(null)
              if (found !== value) onChoose(found)
              onKnown(text.trim() === '' || found !== null)
              setLeft(true)
            }}
          />
          <datalist id={list}>
            {units.map(unit => (
              <option key={unit.id} value={inLocale(locale, unit.name)} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
