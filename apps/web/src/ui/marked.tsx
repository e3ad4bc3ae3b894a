import './marked.css'
import { pieces, sayHidden } from '@zuoyeben/forms/privacy'
import { useSay } from './use-say.ts'

/** A text in which some parts may be hidden from this reader: each shows as a mark, in the reader's language. */
export function Marked({ text }: { text: string }) {
  const say = useSay()
  let at = 0
  return pieces(text).map(piece => {
    const key = at
    at += 'hidden' in piece ? 1 : piece.text.length
    if (!('hidden' in piece)) return <span key={key}>{piece.text}</span>
    const { zh, en } = sayHidden(piece.hidden)
    return (
      <mark key={key} className="hidden-part">
        {say({ zh: `已遮盖：${zh}`, en: `hidden: ${en}` })}
      </mark>
    )
  })
}
