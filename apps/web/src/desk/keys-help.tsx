import Button from 'antd/es/button'
import { useEffect, useRef } from 'react'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'

const KEYS: readonly { keys: readonly string[]; does: Word }[] = [
  { keys: ['j', '↓'], does: { zh: '列表里往下', en: 'Down the list' } },
  { keys: ['k', '↑'], does: { zh: '列表里往上', en: 'Up the list' } },
  { keys: ['Enter'], does: { zh: '打开这一题', en: 'Open the case' } },
  { keys: ['n'], does: { zh: '下一题', en: 'Next case' } },
  { keys: ['a'], does: { zh: '做主要的一步（研判、领题…）', en: 'Take the main step (triage, claim…)' } },
  { keys: ['Ctrl + Enter'], does: { zh: '提交打开的表单', en: 'Send the open form' } },
  { keys: ['Esc'], does: { zh: '收起表单，或回到列表', en: 'Close the form, or back to the list' } },
  { keys: ['/'], does: { zh: '查找', en: 'Search' } },
  { keys: ['?'], does: { zh: '显示这张表', en: 'Show this' } },
]

/** The keys of the desk. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{say({ zh: '键盘操作', en: 'Keyboard' })}</h2>
      <dl>
        {KEYS.map(({ keys, does }) => (
          <div key={keys[0]}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={onClose}>{say({ zh: '知道了', en: 'Close' })}</Button>
    </dialog>
  )
}
