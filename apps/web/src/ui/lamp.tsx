import './lamp.css'
import { type WordTable, word } from '../words/word.ts'
import { useSay } from './use-say.ts'

export type LampColour = 'green' | 'yellow' | 'orange' | 'red' | 'paused'

const SHAPES: Readonly<Record<LampColour, string>> = {
  green: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z',
  yellow: 'M8 2l7 12H1z',
  orange: 'M8 1l7 7-7 7-7-7z',
  red: 'M2 2h12v12H2z',
  paused: 'M3 2h4v12H3zM9 2h4v12H9z',
}
export const LAMP_WORDS: WordTable<LampColour> = {
  green: word('正常', 'On time'),
  yellow: word('临近', 'Due soon'),
  orange: word('紧迫', 'Pressing'),
  red: word('超期', 'Overdue'),
  paused: word('暂停', 'Paused'),
}

/** A deadline's lamp: told by shape (● ▲ ◆ ■ ‖) and word, the colour only helps. `words` replaces the lamp's own word. */
export function Lamp({ colour, words, strong = false }: { colour: LampColour; words?: string; strong?: boolean }) {
  const say = useSay()
  return (
    <span className={`lamp lamp-${colour}${strong ? ' lamp-strong' : ''}`}>
      <svg viewBox="0 0 16 16" width="10" height="10" aria-hidden="true">
        <path d={SHAPES[colour]} fill="currentColor" />
      </svg>
      {words ?? say(LAMP_WORDS[colour])}
    </span>
  )
}
