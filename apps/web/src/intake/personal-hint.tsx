import { findPersonal, sayHidden } from '@zuoyeben/forms/privacy'
import { useDeferredValue } from 'react'
import { useWords } from '../locale.ts'
import { useSay } from '../ui/use-say.ts'
import { writeWords } from './write-words.ts'

/** Tells kindly what in the text leads to a person, and who will see it. It keeps nobody from sending. */
export function PersonalHint({ text }: { text: string }) {
  const here = useWords(writeWords)
  const say = useSay()
  const kinds = [...new Set(findPersonal(useDeferredValue(text)).map(({ kind }) => kind))]
  const named = kinds.map(kind => say(sayHidden(kind)))
  return (
    <p className="hint" role="status" hidden={kinds.length === 0}>
      {kinds.length > 0 && here.personal(named.join(here.listComma))}
    </p>
  )
}
