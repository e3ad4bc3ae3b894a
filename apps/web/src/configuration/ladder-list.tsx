import type { Escalation } from '@zuoyeben/lifecycle'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useSay } from '../ui/use-say.ts'
import { ASK_WORDS, DEED_WORDS, RECIPIENT_WORDS, rungWord } from '../words/ladder.ts'
import { editName } from './limits-table.tsx'
import { conditionWord } from './limits-words.ts'
import { RungEditor } from './rung-editor.tsx'
import { TellingEditor } from './telling-editor.tsx'

const WEEKDAYS = ['一', '二', '三', '四', '五'] as const
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const

/** When each rung fires, who is told, what is asked and done; and when nobody is disturbed. With `set` it can be changed. */
export function LadderList(props: {
  of: Pick<Escalation, 'ladder' | 'telling'>
  set: ((path: readonly (string | number)[], value: unknown) => void) | null
}) {
  const { of, set } = props
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const toggle = (name: string, what: { zh: string; en: string }) => (
    <Button
      size="small"
      aria-expanded={open === name}
      aria-label={say(editName(what, open === name))}
      onClick={() => setOpen(open === name ? null : name)}
    >
      {open === name ? say({ zh: '收起', en: 'Close' }) : say({ zh: '改', en: 'Change' })}
    </Button>
  )
  const { ladder, telling } = of
  const { quietHours: quiet, digest, weeklySummary: weekly } = telling
  return (
    <section aria-labelledby="limits-ladder">
      <h2 id="limits-ladder">{say({ zh: '催办督办', en: 'The ladder' })}</h2>
      <ol className="limits-ladder">
        {ladder.map((rung, i) => (
          <li key={rung.id} className={`rung-${rung.colour ?? 'none'}`}>
            <b>{say(rungWord(rung.id))}</b> {set ? toggle(rung.id, rungWord(rung.id)) : null}
            <p>
              {say({ zh: '何时：', en: 'When: ' })}
              {say(conditionWord(rung.when))}
            </p>
            <p>
              {say({ zh: '告知：', en: 'Told: ' })}
              {rung.tell.map(told => say(RECIPIENT_WORDS[told])).join(say({ zh: '、', en: ', ' }))}
            </p>
            <p>
              {say({ zh: '要求：', en: 'Asked: ' })}
              {say(ASK_WORDS[rung.asks])}
              {rung.does.length > 0
                ? `${say({ zh: '；', en: '; ' })}${rung.does.map(deed => say(DEED_WORDS[deed])).join(say({ zh: '，', en: ', ' }))}`
                : ''}
            </p>
            {set && open === rung.id ? (
              <RungEditor rung={rung} set={(path, value) => set(['ladder', i, ...path], value)} />
            ) : null}
          </li>
        ))}
      </ol>
      <h2>
        {say({ zh: '什么时候告知', en: 'When people are told' })}{' '}
        {set ? toggle('telling', { zh: '什么时候告知', en: 'When people are told' }) : null}
      </h2>
      <p>
        {say({
          zh: `安静时段 ${quiet.from}–${quiet.until}，${quiet.except.join('、')} 除外。${digest.immediately.join('、')} 立即告知，其余每个工作日 ${digest.at} 一次汇总。每周${WEEKDAYS[weekly.weekday - 1]} ${weekly.at} 给分答题组一份周报。`,
          en: `Quiet from ${quiet.from} to ${quiet.until}, but for ${quiet.except.join(', ')}. ${digest.immediately.join(', ')} are told at once, the rest in one digest each working day at ${digest.at}. The answer group gets a summary every ${DAYS[weekly.weekday - 1]} at ${weekly.at}.`,
        })}
      </p>
      {set && open === 'telling' ? (
        <TellingEditor telling={telling} set={(path, value) => set(['telling', ...path], value)} />
      ) : null}
    </section>
  )
}
