import './ways-in.css'
import { useEffect, useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { useMe } from '../entry/me.ts'
import { formatDay, formatTime, inLocale, useLocale, useWords } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Button } from '../ui/light/button.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Callout, Skeleton } from '../ui/light/surfaces.tsx'
import { campusProblem, isInWechat, WAY_WORDS } from '../words/campus.ts'
import { type Code, type Wanted, WaysInPanel } from './ways-in-panel.tsx'
import { waysInWords } from './ways-in-words.ts'

type Mine = Outputs['campus']['mine']
type Kind = Mine['linked'][number]['kind']

/** One's own ways to sign in: what is linked, what may be linked, and taking one away. For staff and submitters alike. */
export function WaysInPage() {
  const say = useWords(waysInWords)
  const { person, known } = useMe()
  return (
    <div className="page narrow stack wide">
      <PageTitle title={say.title} suffix={say.product} />
      {!known ? (
        <Skeleton lines={4} label={say.loading} />
      ) : person ? (
        <Ways />
      ) : (
        <div className="stack">
          <p>{say.signIn}</p>
          <p>
            <a className="btn primary" href="/sign-in?next=/ways-in">
              {say.signInAction}
            </a>
          </p>
        </div>
      )}
    </div>
  )
}

function Ways() {
  const { locale } = useLocale()
  const say = useWords(waysInWords)
  const back = useBack()
  const utils = trpc.useUtils()
  const mine = trpc.campus.mine.useQuery()
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [confirmation, setConfirmation] = useState(back.confirmation)
  const [unlinked, setUnlinked] = useState<Kind | null>(null)
  const [code, setCode] = useState<Code | null>(null)
  const name = (way: keyof typeof WAY_WORDS) => inLocale(locale, WAY_WORDS[way])
  if (mine.error && !mine.data) return <Failure error={mine.error} onRetry={() => mine.refetch()} />
  if (!mine.data) return <Skeleton lines={4} label={say.loading} />
  const want = (next: Wanted) => {
    setUnlinked(null)
    setCode(null)
    setWanted(next)
  }
  return (
    <div className="stack wide">
      <p className="soft">{say.lead}</p>
      {unlinked ? (
        <Callout tone="good" role="status" head={say.unlinked(name(unlinked))} />
      ) : back.problem ? (
        <Callout tone="wrong" role="alert" head={inLocale(locale, back.problem)} />
      ) : back.linked ? (
        <Callout tone="good" role="status" head={say.linked(name(back.linked))} />
      ) : back.confirmation ? (
        <Callout tone="good" role="status" head={say.confirmed} />
      ) : null}
      <Linked mine={mine.data} onUnlink={of => want({ act: 'unlink', of })} />
      <Linkable mine={mine.data} onWant={want} />
      {code && (
        <div className="sheet stack" role="status">
          <p className="soft">{say.code}</p>
          <p className="ways-in-code figures">{code.code}</p>
          <p>{say.codeUntil(formatTime(locale, code.until))}</p>
          <p>
            <Button
              onClick={() => {
                setCode(null)
                void utils.campus.mine.invalidate()
              }}
            >
              {say.codeDone}
            </Button>
          </p>
        </div>
      )}
      {wanted && (
        <WaysInPanel
          key={JSON.stringify(wanted)}
          wanted={wanted}
          mine={mine.data}
          confirmation={confirmation}
          onConfirmed={setConfirmation}
          onClose={() => setWanted(null)}
          onCode={drawn => {
            setWanted(null)
            setCode(drawn)
          }}
          onUnlinked={kind => {
            setWanted(null)
            setUnlinked(kind)
            // The session may have been opened by it, and be over.
            void utils.invalidate()
          }}
        />
      )}
    </div>
  )
}

function Linked({ mine, onUnlink }: { mine: Mine; onUnlink: (kind: Kind) => void }) {
  const { locale } = useLocale()
  const say = useWords(waysInWords)
  return (
    <section className="stack" aria-labelledby="bound">
      <h2 id="bound">{say.bound}</h2>
      <ul className="ways-in">
        {mine.hasPassword && (
          <li>
            <strong>{say.password}</strong>
          </li>
        )}
        {mine.linked.map(({ kind, since, isOffered, isLast }) => {
          const called = inLocale(locale, WAY_WORDS[kind])
          return (
            <li key={kind}>
              <div>
                <strong>{called}</strong>
                <p className="small soft">{say.since(formatDay(locale, since))}</p>
                {!isOffered && <p className="small soft">{say.isOff}</p>}
                {isLast && <p className="small soft">{say.isLast}</p>}
              </div>
              {!isLast && (
                <Button aria-label={say.unlinkNamed(called)} onClick={() => onUnlink(kind)}>
                  {say.unlink}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Linkable({ mine, onWant }: { mine: Mine; onWant: (wanted: Wanted) => void }) {
  const { locale } = useLocale()
  const say = useWords(waysInWords)
  const here = mine.linkable.filter(way => way !== 'wechatWeb' || isInWechat())
  const isElsewhere = here.length < mine.linkable.length
  return (
    <section className="stack" aria-labelledby="more">
      <h2 id="more">{say.more}</h2>
      {here.map(way => (
        <p key={way}>
          <Button onClick={() => onWant({ act: 'link', of: way })}>{say.link(inLocale(locale, WAY_WORDS[way]))}</Button>
        </p>
      ))}
      {isElsewhere && <p className="soft">{say.onlyInWechat}</p>}
      {mine.mini && (
        <div>
          <Button onClick={() => onWant({ act: 'code' })}>{say.mini}</Button>
          <p className="hint">{say.miniHint}</p>
        </div>
      )}
      {here.length === 0 && !isElsewhere && !mine.mini && <p className="soft">{say.none}</p>}
    </section>
  )
}

/** What the return from a provider says; read once, and the address is plain again. */
function useBack() {
  const [back] = useState(() => {
    const asked = new URLSearchParams(window.location.search)
    const linked = asked.get('linked')
    return {
      problem: campusProblem(asked.get('problem')),
      linked: linked !== null && Object.hasOwn(WAY_WORDS, linked) ? (linked as keyof typeof WAY_WORDS) : null,
      confirmation: /^#confirmed=([\w-]+)$/.exec(window.location.hash)?.[1] ?? null,
    }
  })
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), [])
  return back
}
