import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import { bracketMatching, defaultHighlightStyle, foldGutter, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../../ui/use-say.ts'
import type { BodyJson } from '../model/body.ts'

const MAX_CHARACTERS = 1_000_000
const nonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
/** Keys in the order in which a rule is read; the database gives them in one of its own. */
const ORDER = [
  'kind',
  'id',
  'title',
  'band',
  'conditions',
  'rules',
  'fact',
  'operator',
  'value',
  'when',
  'then',
  'say',
  'tests',
  'facts',
  'expect',
  'note',
  'zh',
  'en',
]
const placeIn = (key: string) => {
  const at = ORDER.indexOf(key)
  return at === -1 ? ORDER.length : at
}
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([left], [right]) => placeIn(left) - placeIn(right)))
const written = (body: BodyJson) => JSON.stringify(body, inOrder, 2)

/** What is written as a body, if it has the outline of one. Everything finer is told by the checks of the page. */
function bodyIn(text: string): BodyJson | null {
  if (text.length > MAX_CHARACTERS) return null
  try {
    const read = JSON.parse(text) as Partial<BodyJson> | null
    const isRule = (rule: unknown) =>
      typeof rule === 'object' &&
      rule !== null &&
      ['id', 'band'].every(key => typeof (rule as Record<string, unknown>)[key] === 'string') &&
      ['when', 'then'].every(key => typeof (rule as Record<string, unknown>)[key] === 'object') &&
      ['title', 'say'].every(key => (rule as Record<string, unknown>)[key] !== undefined)
    const isBody = typeof read?.kind === 'string' && Array.isArray(read.rules) && read.rules.every(isRule)
    const ids = new Set(read?.rules?.map(rule => rule.id))
    return isBody && ids.size === read.rules?.length ? (read as BodyJson) : null
  } catch {
    return null
  }
}

/** The draft as it is stored, for those who want it. Tab leaves the field; what is no JSON yet changes nothing. */
export function JsonView({ body, onChange }: { body: BodyJson; onChange: (body: BodyJson) => void }) {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const [isFit, setFit] = useState(true)
  const latest = useRef({ body, onChange })
  latest.current = { body, onChange }
  const name = say({ zh: '规则的 JSON', en: 'The rules as JSON' })
  useEffect(() => {
    const outline = (editor: EditorView): Diagnostic[] => {
      const end = editor.state.doc.length
      const isOutline = bodyIn(editor.state.doc.toString()) !== null
      return isOutline ? [] : [{ from: 0, to: Math.min(1, end), severity: 'error', message: NO_OUTLINE }]
    }
    const editor = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: written(latest.current.body),
        extensions: [
          EditorView.cspNonce.of(nonce()),
          EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
          EditorView.lineWrapping,
          lineNumbers(),
          foldGutter(),
          history(),
          bracketMatching(),
          highlightActiveLine(),
          syntaxHighlighting(defaultHighlightStyle),
          json(),
          lintGutter(),
          linter(editor => [...jsonParseLinter()(editor), ...outline(editor)]),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.updateListener.of(update => {
            if (!update.docChanged) return
            const next = bodyIn(update.state.doc.toString())
            setFit(next !== null)
            if (next && written(next) !== written(latest.current.body)) latest.current.onChange(next)
          }),
        ],
      }),
    })
    view.current = editor
    return () => editor.destroy()
  }, [name])
  useEffect(() => {
    const editor = view.current
    const text = editor?.state.doc.toString() ?? ''
    const own = bodyIn(text)
    // Undone elsewhere: the text follows, unless it already says the same in another layout.
    if (!editor || !own || written(own) === written(body)) return
    editor.dispatch({ changes: { from: 0, to: text.length, insert: written(body) } })
  }, [body])
  return (
    <div className="json-view">
      <p className="soft">
        {say({
          zh: '这里和规则清单是同一份内容。写得不完整时不会保存，清单保持原样。',
          en: 'The same content as the list. While it is not whole, nothing is saved and the list stays as it was.',
        })}
      </p>
      {isFit ? null : (
        <p role="alert" className="json-wrong">
          {say({
            zh: '现在写的还不是一份完整的规则，没有保存。',
            en: 'This is not a whole rule set yet: it is not saved.',
          })}
        </p>
      )}
      <div ref={place} className="json-text" />
    </div>
  )
}

const NO_OUTLINE = 'kind, rules[] · id, title, band, when, then, say'
