import type { Category } from '@zuoyeben/lifecycle'
import { useState } from 'react'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { type Choice, Choices } from '../ui/light/choices.tsx'
import { Icon } from '../ui/light/icon.tsx'
import { Disclosure } from '../ui/light/surfaces.tsx'
import { aboutWords } from './about-words.ts'
import { CategoryIcon } from './category-icon.tsx'
import type { Options } from './contract.ts'
import type { Draft } from './draft.ts'
import { changeDraft } from './draft-store.ts'
import { matchedWords } from './matched-words.ts'

const UNSURE = 'unsure'

/** “Not sure” first, then what the words speak for and why, then all sixteen. One question, so one answer replaces the other. */
export function CategoryChooser({ draft, options }: { draft: Draft; options: Options }) {
  const { locale } = useLocale()
  const here = useWords(aboutWords)
  const [all, setAll] = useState(false)
  const proposals = trpc.intake.propose.useQuery(
    {
      text: draft.text.trim(),
      ...(draft.place.trim() && { place: draft.place.trim() }),
      ...(draft.campus && { campus: draft.campus }),
    },
    { staleTime: 300_000 },
  )
  const proposed = proposals.data ?? []
  const choiceOf = (code: string, more: string): Choice<string>[] => {
    const category = options.categories.find(candidate => candidate.code === code)
    return category
      ? [
          {
            value: code,
            label: inLocale(locale, category.name),
            more,
            icon: <CategoryIcon category={code as Category} />,
          },
        ]
      : []
  }
  const because = (words: readonly string[]) => {
    const found = matchedWords(words, `${draft.text} ${draft.place}`)
    return found.length > 0 ? here.because(found.join(locale === 'zh' ? '、' : ', ')) : ''
  }
  const rest = options.categories.filter(category => !proposed.some(one => one.category === category.code))
  const chosenInRest = rest.some(category => category.code === draft.category)
  const choose = (value: string) => changeDraft({ category: value === UNSURE ? null : (value as Category) })
  const value = draft.category ?? UNSURE
  return (
    <div className="stack tight">
      <Choices
        name="category"
        legend={here.category}
        hint={here.categoryHint}
        options={[
          { value: UNSURE, label: here.unsure, icon: <Icon name="help" size={26} /> },
          ...proposed.flatMap(one => choiceOf(one.category, because(one.because))),
        ]}
        value={value}
        onChoose={choose}
      />
      <Disclosure summary={here.all} open={all || chosenInRest} onOpen={setAll}>
        <Choices
          name="category"
          look="columns"
          legend={here.all}
          unseenLegend
          options={rest.flatMap(category => choiceOf(category.code, inLocale(locale, category.description)))}
          value={value}
          onChoose={choose}
        />
      </Disclosure>
    </div>
  )
}
