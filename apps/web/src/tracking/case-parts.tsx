import { formatTime, inLocale, useLocale, useWords } from '../locale.ts'
import { Disclosure } from '../ui/light/surfaces.tsx'
import { outcomeWords } from './status-words.ts'
import { stepWords } from './step-words.ts'
import type { View } from './view.ts'
import { trackingWords } from './words.ts'

/** What was done, or why it cannot be done now (C2-25), and the submitter's own scores. */
export function Result({ view }: { view: View }) {
  const { view: say } = useWords(trackingWords)
  const outcomes = useWords(outcomeWords)
  if (!view.result && !view.rating) return null
  const explanation = view.result?.explanation
  return (
    <section className="sheet stack" aria-labelledby="result-title">
      <h2 id="result-title">
        {say.result}
        {view.outcome && <span className="tag">{outcomes[view.outcome]}</span>}
      </h2>
      {view.result && <p className="keep">{view.result.done}</p>}
      {explanation && (
        <dl className="facts">
          <Fact name={say.reason} text={explanation.reason} />
          <Fact name={say.basis} text={explanation.basis} />
          <Fact name={say.alternative} text={explanation.alternative} />
          <Fact name={say.possibleWhen} text={explanation.possibleWhen} />
        </dl>
      )}
      {view.rating && <Rated rating={view.rating} />}
    </section>
  )
}

function Fact({ name, text }: { name: string; text: string | null }) {
  return text ? (
    <div>
      <dt>{name}</dt>
      <dd className="keep">{text}</dd>
    </div>
  ) : null
}

function Rated({ rating }: { rating: NonNullable<View['rating']> }) {
  const { view: say, act } = useWords(trackingWords)
  return (
    <div className="stack tight">
      <h3>{say.yourRating}</h3>
      <dl className="facts">
        <Fact name={act.rate.satisfaction} text={say.stars(String(rating.satisfaction))} />
        <Fact name={act.rate.timeliness} text={say.stars(String(rating.timeliness))} />
        <Fact name={act.rate.label} text={rating.words} />
      </dl>
    </div>
  )
}

/** Every step that says something to the submitter, newest first. */
export function CaseSteps({ view }: { view: View }) {
  const { locale } = useLocale()
  const { view: say } = useWords(trackingWords)
  const told = view.steps
    .map(step => ({ ...step, said: stepWords(locale, step.type, step.words) }))
    .filter(step => step.said)
    .reverse()
  return (
    <section className="stack" aria-labelledby="steps-title">
      <h2 id="steps-title">{say.steps}</h2>
      <ol className="steps">
        {told.map(step => (
          <li key={`${step.at} ${step.type}`}>
            <p className="steps-what">{step.said}</p>
            <p className="small soft">
              <time dateTime={step.at}>{formatTime(locale, step.at)}</time>
              {step.unit && ` · ${inLocale(locale, step.unit.name)}`}
            </p>
            {step.words && step.type !== 'filed' && <p className="keep steps-words">{step.words}</p>}
            {step.on && <p className="small">{say.promisedOn(step.on)}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

export function CaseWords({ view }: { view: View }) {
  const { view: say } = useWords(trackingWords)
  return (
    <Disclosure summary={say.wrote}>
      <div className="stack">
        {view.handedOver ? <p className="soft">{say.sealed}</p> : <p className="keep wrote-text">{view.text}</p>}
        {view.place && (
          <p className="soft">
            {say.place}: {view.place}
          </p>
        )}
        {view.files.length > 0 && (
          <ul className="photos" aria-label={say.photos}>
            {view.files.map(file => (
              <li key={file.id}>
                <a href={file.url} target="_blank" rel="noreferrer">
                  {file.thumbnailUrl ? <img src={file.thumbnailUrl} alt={file.name} loading="lazy" /> : file.name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Disclosure>
  )
}
