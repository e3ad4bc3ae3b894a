import { useSay } from '../../ui/use-say.ts'
import type { WordListsJson } from '../model/word-lists.ts'

const MOST = 16

/** The word lists that rules ask about now. */
export function ListsInForce({ body }: { body: WordListsJson }) {
  const say = useSay()
  return (
    <section className="in-force" aria-labelledby="in-force">
      <h2 id="in-force">{say({ zh: '现在生效的词表', en: 'Word lists in force' })}</h2>
      <ul className="rule-list">
        {Object.entries(body.lists).map(([name, { label, words, except }]) => (
          <li key={name} className="rule-card rule-shown">
            <div className="rule-sentence">
              <strong>{say(label)}</strong>
              <span>
                {words.slice(0, MOST).join('、')}
                {words.length > MOST ? say({ zh: ` 等 ${words.length} 个`, en: ` … ${words.length} in all` }) : ''}
              </span>
              {except && except.length > 0 ? (
                <span className="soft">
                  {say({ zh: '不算：', en: 'But not: ' })}
                  {except.slice(0, MOST).join('、')}
                </span>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
