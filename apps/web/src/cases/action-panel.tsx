import './action-panel.css'
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useEffect, useMemo, useRef, useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { ACTION_WORDS } from '../words/actions.ts'
import type { Word } from '../words/word.ts'
import type { ActionForm, Done } from './form/action-form.ts'
import { ACTION_FORMS, type StaffAction } from './form/action-forms.ts'
import { problemsOf } from './form/answers.ts'
import { draftOf, dropDraft, keepDraft } from './form/drafts.ts'
import type { CaseView, Field, Fields, Problem, RawRecord } from './form/field.ts'
import { FieldList } from './form/field-view.tsx'
import { useAct } from './form/use-act.ts'

const asMap = (problems: readonly Problem[]): ReadonlyMap<string, Word> =>
  new Map(problems.map(({ path, message }) => [path, message]))

const isUnchanged = (path: string, answers: RawRecord, sent: RawRecord | null) => {
  const key = path.split('.')[0] ?? path
  return sent === null || answers[key] === sent[key]
}

/** Where to scroll for a form: to itself, but on a phone a caller wants the number to call above it. */
function placeOf(panel: HTMLElement | null): Element | null {
  const callBack = panel?.closest('.case')?.querySelector('.callback-card') ?? null
  return callBack && window.matchMedia('(max-width: 900px)').matches ? callBack : panel
}

/** The open form of one action. What is typed stays through a refusal, a lost connection, somebody else's step and closing the form. */
export function ActionPanel(props: {
  view: CaseView
  action: StaffAction
  onClose: () => void
  onDone: (done: Done, action: StaffAction) => void
}) {
  const { view, action, onClose, onDone } = props
  const form = ACTION_FORMS[action]
  const say = useSay()
  const utils = trpc.useUtils()
  const panel = useRef<HTMLElement>(null)
  const [opened] = useState<RawRecord>(() => draftOf(view.caseNo, action) ?? form.start(view))
  const [answers, setAnswers] = useState(opened)
  const [isChecked, setChecked] = useState(false)
  const [sent, setSent] = useState<RawRecord | null>(null)
  const [asks, setAsks] = useState(false)
  const { act, isSending, failure, forget } = useAct(view)
  const problems = useMemo(() => {
    const own = isChecked ? problemsOf(form.fields, answers, view) : []
    // What the server found wrong stands until that answer is changed.
    const told = (failure?.problems ?? []).filter(({ path }) => isUnchanged(path, answers, sent))
    return asMap([...told, ...own])
  }, [failure, isChecked, form, answers, view, sent])
  const stillAllowed = view.allowedActions.includes(action)

  useEffect(() => {
    const field = panel.current?.querySelector<HTMLElement>('input:not([type=file]), textarea')
    ;(field ?? panel.current)?.focus({ preventScroll: true })
    placeOf(panel.current)?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  }, [])

  useEffect(() => {
    if (answers !== opened) keepDraft(view.caseNo, action, answers)
  }, [view.caseNo, action, answers, opened])

  const change = (step: (now: RawRecord) => RawRecord) => {
    setAnswers(step)
    setAsks(false)
  }
  const showFirst = (found: readonly Problem[]) => {
    const place = panel.current?.querySelector(`[data-path="${found[0]?.path}"]`)
    place?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
  }
  const send = async (confirmed: boolean, answers: RawRecord) => {
    if (isSending) return
    const found = problemsOf(form.fields, answers, view)
    setChecked(true)
    if (found.length > 0) return showFirst(found)
    if (form.danger && !confirmed) return setAsks(true)
    setAsks(false)
    setSent(answers)
    const done = await act(form, answers)
    if (!done) return
    dropDraft(view.caseNo, action)
    onDone(done, action)
  }
  const name = say(ACTION_WORDS[action])

  return (
    <section
      ref={panel}
      className="act-panel"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !form.taps) void send(false, answers)
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className="act-head">
        <h2>{name}</h2>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          onClick={onClose}
          aria-label={say({ zh: '收起（内容保留）', en: 'Close (kept)' })}
        />
      </header>
      {form.intro ? <p className="act-intro">{say(form.intro)}</p> : null}
      <form
        className="form-fields"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (!form.taps) void send(false, answers)
        }}
      >
        <FieldList
          fields={shownFields(form)}
          answers={answers}
          under=""
          view={view}
          problems={problems}
          onChange={change}
        />
        {failure ? (
          <Alert
            role="alert"
            type={failure.kind === 'stale' || failure.kind === 'offline' ? 'warning' : 'error'}
            showIcon
            title={say(failure.message)}
            action={
              failure.kind === 'stale' ? (
                <Button
                  size="small"
                  onClick={() => void utils.cases.view.invalidate({ caseNo: view.caseNo }).then(forget)}
                >
                  {say({ zh: '载入最新', en: 'Load the latest' })}
                </Button>
              ) : null
            }
          />
        ) : null}
        {stillAllowed ? null : (
          <Alert
            type="warning"
            showIcon
            title={say({
              zh: '这道题已往下走，这一步不再需要或不再归你办。填写的内容留在这里，可以复制。',
              en: 'The case has moved on and this step is no longer open to you. What you typed stays here to copy.',
            })}
          />
        )}
        <footer className="act-foot">
          {asks && form.danger ? (
            <>
              <span className="act-danger">{say(form.danger)}</span>
              <Button type="primary" danger loading={isSending} onClick={() => void send(true, answers)} autoFocus>
                {say({ zh: `确认${ACTION_WORDS[action].zh}`, en: `Yes: ${ACTION_WORDS[action].en}` })}
              </Button>
              <Button onClick={() => setAsks(false)}>{say({ zh: '再看看', en: 'Not yet' })}</Button>
            </>
          ) : (
            <>
              {form.taps ? (
                <Taps
                  field={form.fields[form.taps]}
                  isOff={isSending || !stillAllowed}
                  onTap={value => void send(true, { ...answers, [form.taps ?? '']: value })}
                />
              ) : (
                <Button type="primary" htmlType="submit" loading={isSending} disabled={!stillAllowed}>
                  {name}
                </Button>
              )}
              <Button onClick={onClose}>{say({ zh: '收起', en: 'Close' })}</Button>
              {form.taps ? null : (
                <span className="act-tip">{say({ zh: 'Ctrl + Enter 提交', en: 'Ctrl + Enter sends' })}</span>
              )}
            </>
          )}
        </footer>
      </form>
    </section>
  )
}

/** Without the choice that sends by itself. */
const shownFields = ({ fields, taps }: ActionForm): Fields =>
  taps ? Object.fromEntries(Object.entries(fields).filter(([name]) => name !== taps)) : fields

/** The answers of one choice as buttons: one tap sends. */
function Taps(props: { field: Field<unknown> | undefined; isOff: boolean; onTap: (value: string) => void }) {
  const say = useSay()
  const { field, isOff, onTap } = props
  if (field?.shape.kind !== 'choice' || typeof field.shape.options === 'function') return null
  return (
    <fieldset className="act-taps">
      <legend>{say(field.label)}</legend>
      {field.shape.options.map(({ value, label }) => (
        <Button key={value} danger disabled={isOff} onClick={() => onTap(value)}>
          {say(label)}
        </Button>
      ))}
    </fieldset>
  )
}
