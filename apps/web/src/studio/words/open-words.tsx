import { useMemo } from 'react'
import { OvertakenDraft } from '../../configuration/overtaken-draft.tsx'
import { word } from '../../words/word.ts'
import { DraftFrame } from '../editor/draft-frame.tsx'
import { useConclusion } from '../editor/use-conclusion.ts'
import { type Draft, useDraft } from '../editor/use-draft.ts'
import { mergedLists, type WordListsJson, wordListChanges, wordListsOf } from '../model/word-lists.ts'
import { WordsEditor } from './words-editor.tsx'

const BACK = '/rules?unit=&kind=words'
const TITLE = word('词表草稿', 'Draft of word lists')

/** A draft of the word lists, open for writing. */
export function OpenWords({ draft }: { draft: Draft }) {
  const mine = useDraft<WordListsJson>(draft)
  const { isOvertaken, problem, sending, carryOver, send } = useConclusion(draft, mine, BACK)
  const inForce = useMemo(() => wordListsOf(draft.inForce), [draft.inForce])
  const over = useMemo(() => wordListsOf(draft.over), [draft.over])
  const { conflict } = mine
  const [base, theirs] = conflict ? [conflict.base, conflict.theirs] : [over, inForce]
  return (
    <DraftFrame draft={draft} mine={mine} back={BACK} title={TITLE} problem={problem}>
      {conflict || isOvertaken ? (
        <OvertakenDraft
          theirs={wordListChanges(base, theirs)}
          mine={wordListChanges(base, mine.body)}
          onCarryOver={() => {
            const both = mergedLists(base, theirs, mine.body)
            if (conflict) mine.merged(both)
            else carryOver(both)
          }}
        />
      ) : (
        <WordsEditor body={mine.body} inForce={inForce} sending={sending} onChange={mine.change} onPropose={send} />
      )}
    </DraftFrame>
  )
}
