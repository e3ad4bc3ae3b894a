import { useEffect, useRef, useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { isClientError, type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { TextInput } from '../ui/light/field.tsx'
import { WAY_WORDS } from '../words/campus.ts'
import { waysInWords } from './ways-in-words.ts'

type Mine = Outputs['campus']['mine']
export type Wanted =
  | { readonly act: 'link'; readonly of: Mine['linkable'][number] }
  | { readonly act: 'unlink'; readonly of: Mine['linked'][number]['kind'] }
  | { readonly act: 'code' }
export type Code = Outputs['campus']['drawBindingCode']

interface Props {
  readonly wanted: Wanted
  readonly mine: Mine
  /** Proof of a moment ago that it is still the same person; null: it is asked for here. */
  readonly confirmation: string | null
  readonly onConfirmed: (confirmation: string) => void
  readonly onUnlinked: (kind: Mine['linked'][number]['kind']) => void
  readonly onCode: (code: Code) => void
  readonly onClose: () => void
}

/** What is about to be changed, and the proof that it is still the same person. */
export function WaysInPanel(props: Props) {
  const { wanted, mine, confirmation, onConfirmed, onUnlinked, onCode, onClose } = props
  const { locale } = useLocale()
  const say = useWords(waysInWords)
  const name = wanted.act === 'code' ? '' : inLocale(locale, WAY_WORDS[wanted.of])
  const heading = useRef<HTMLHeadingElement>(null)
  // It opens below what was pressed, on a phone out of sight.
  useEffect(() => heading.current?.focus(), [])
  const [password, setPassword] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const confirm = trpc.campus.confirm.useMutation()
  const setOut = trpc.campus.setOut.useMutation({ onSuccess: ({ url }) => window.location.assign(url) })
  const unlink = trpc.campus.unlink.useMutation({ onSuccess: (_, { kind }) => onUnlinked(kind) })
  const draw = trpc.campus.drawBindingCode.useMutation({ onSuccess: onCode })
  const isBusy = [confirm, setOut, unlink, draw].some(each => each.isPending) || setOut.isSuccess
  const needsPassword = confirmation === null && mine.hasPassword
  const wrong = isClientError(confirm.error) ? confirm.error.data?.fields[0]?.message : undefined
  const failure = [setOut, unlink, draw].find(each => each.error)?.error ?? (wrong ? null : confirm.error)

  const act = (proof: string) => {
    if (wanted.act === 'link') setOut.mutate({ purpose: 'link', way: wanted.of, confirmation: proof })
    else if (wanted.act === 'unlink') unlink.mutate({ kind: wanted.of, confirmation: proof })
    else draw.mutate({ confirmation: proof })
  }
  const submit = async () => {
    if (confirmation !== null) return act(confirmation)
    setEmpty(password === '')
    if (password === '') return
    const proof = await confirm.mutateAsync({ password }).catch(() => null)
    if (!proof) return
    onConfirmed(proof.confirmation)
    act(proof.confirmation)
  }
  const words = {
    link: { title: say.panel.link(name), text: say.panel.linkText, go: say.panel.linkDo },
    unlink: { title: say.panel.unlink(name), text: say.panel.unlinkText, go: say.panel.unlinkDo },
    code: { title: say.panel.code, text: say.panel.codeText, go: say.panel.codeDo },
  }[wanted.act]
  return (
    <form
      className="sheet stack"
      aria-label={words.title}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!isBusy) void submit()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p>{words.text}</p>
      {confirmation === null && <p className="head">{say.panel.who}</p>}
      {needsPassword && (
        <TextInput
          label={say.panel.password}
          type="password"
          autoComplete="current-password"
          value={password}
          onText={setPassword}
          error={isEmpty && password === '' ? say.panel.required : wrong ? inLocale(locale, wrong) : null}
        />
      )}
      {confirmation === null &&
        !mine.hasPassword &&
        (mine.confirmBy.length === 0 ? (
          <p>{say.panel.noWay}</p>
        ) : (
          mine.confirmBy.map(way => (
            <Button key={way} busy={isBusy} onClick={() => setOut.mutate({ purpose: 'confirm', way })}>
              {say.panel.again(inLocale(locale, WAY_WORDS[way]))}
            </Button>
          ))
        ))}
      {failure && <Failure error={failure} />}
      <p className="ways-in-acts">
        {(confirmation !== null || needsPassword) && (
          <Button type="submit" kind={wanted.act === 'unlink' ? 'danger' : 'primary'} busy={isBusy}>
            {words.go}
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {say.panel.no}
        </Button>
      </p>
    </form>
  )
}
