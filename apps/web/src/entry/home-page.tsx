import './home.css'
import { Link } from 'wouter'
import { hasDraft } from '../intake/draft-store.ts'
import { useOptions } from '../intake/use-preview.ts'
import { inLocale, useLocale, useWords } from '../locale.ts'
import { SavedTickets } from '../tracking/saved-tickets.tsx'
import { TicketForm } from '../tracking/ticket-form.tsx'
import { Icon } from '../ui/light/icon.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Phones, Square } from '../ui/light/surfaces.tsx'
import { CoverPicture, PhasePicture } from './home-pictures.tsx'
import { useMe } from './me.ts'
import { entryWords } from './words.ts'

const PHASES = ['leave', 'do', 'mark'] as const

export function HomePage() {
  const say = useWords(entryWords)
  const { person } = useMe()
  return (
    <div className="home">
      <section className="hero">
        <div className="hero-words">
          <PageTitle title={say.product} suffix={say.product}>
            <span>{say.title1}</span> <span>{say.title2}</span>
          </PageTitle>
          <p className="lead">{say.lead}</p>
          <div className="hero-act">
            <Link href="/leave" className="btn primary large">
              <Icon name="pencil" size={24} />
              {hasDraft() ? say.leaveDraft : say.leave}
            </Link>
            <p className="small soft">{say.minute}</p>
          </div>
        </div>
        <CoverPicture label={say.picture} />
      </section>

      <div className="home-columns">
        <section className="sheet stack" aria-labelledby="home-track">
          <h2 id="home-track">{say.trackTitle}</h2>
          {person && (
            <p>
              <Link href="/mine" className="btn plain">
                {say.mineOpen}
                <Icon name="arrow" size={20} />
              </Link>
            </p>
          )}
          <p className="soft small">{say.trackHint}</p>
          <TicketForm />
          <SavedTickets />
        </section>
        <Help />
      </div>

      <section className="how" aria-labelledby="home-how">
        <h2 id="home-how">{say.howTitle}</h2>
        <ol>
          {PHASES.map(phase => (
            <li key={phase}>
              <PhasePicture phase={phase} />
              <div className="how-words">
                <h3>
                  <Square char={say.phases[phase].char} size={34} />
                  {say.phases[phase].name}
                </h3>
                <p className="soft">{say.phases[phase].text}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function Help() {
  const { locale } = useLocale()
  const say = useWords(entryWords)
  const { data: options } = useOptions()
  return (
    <div className="stack help">
      <section className="stack tight" aria-labelledby="home-care">
        <h2 id="home-care">
          <Icon name="lock" />
          {say.careTitle}
        </h2>
        <p className="soft">{say.careText}</p>
      </section>
      {options && options.crisisPhones.length > 0 && (
        <section className="stack tight" aria-labelledby="home-crisis">
          <h2 id="home-crisis">
            <Icon name="phone" />
            {say.crisisTitle}
          </h2>
          <p className="soft">{say.crisisText}</p>
          <Phones list={options.crisisPhones.map(({ name, phone }) => ({ name: inLocale(locale, name), phone }))} />
        </section>
      )}
    </div>
  )
}
