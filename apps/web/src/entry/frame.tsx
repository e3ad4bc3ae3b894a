import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useLocale, useWords } from '../locale.ts'
import { useOnline } from '../ui/light/device.ts'
import { Icon } from '../ui/light/icon.tsx'
import { Square } from '../ui/light/surfaces.tsx'
import { useLargeText } from '../ui/light/text-size.ts'
import { signOut, useMe } from './me.ts'
import { entryWords } from './words.ts'

/** Head, page, foot; the same on every page of the light entry. */
export function Frame({ children }: { children: ReactNode }) {
  const { locale, setLocale } = useLocale()
  const say = useWords(entryWords)
  const online = useOnline()
  const [large, setLarge] = useLargeText()
  const { person, appointments } = useMe()
  return (
    <>
      <a className="to-content" href="#content">
        {say.toContent}
      </a>
      <header className="masthead">
        <Link href="/" className="brand">
          <Square char="作" size={38} look="on" />
          <span>
            <strong>{say.product}</strong>
            <small>{say.school}</small>
          </span>
        </Link>
        <nav aria-label={say.menu}>
          {person && (
            <Link href="/mine" className="btn quiet">
              {say.mine}
            </Link>
          )}
          {appointments.length > 0 && (
            <a href="/desk" className="btn quiet">
              {say.desk}
            </a>
          )}
          {person ? (
            <button type="button" className="btn quiet secondary" onClick={signOut}>
              {say.signOut}
            </button>
          ) : (
            <a href="/sign-in" className="btn quiet">
              {say.signIn}
            </a>
          )}
          <button
            type="button"
            className="btn quiet"
            lang={locale === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}
          >
            {say.language}
          </button>
        </nav>
      </header>
      <div role="status" aria-live="polite">
        {!online && (
          <p className="offline">
            <Icon name="offline" size={20} />
            {say.offline}
          </p>
        )}
      </div>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <p>{say.footer}</p>
        <Link href="/privacy/notice" className="btn quiet">
          {say.notice}
        </Link>
        <Link href="/privacy" className="btn quiet">
          {say.privacy}
        </Link>
        <button type="button" className="btn quiet" onClick={() => setLarge(!large)}>
          {large ? say.standardText : say.largeText}
        </button>
      </footer>
    </>
  )
}
