import type { ReactNode } from 'react'
import { bothLanguages, useLocale, useWords } from '../locale.ts'
import { Button } from '../ui/light/button.tsx'
import { Callout } from '../ui/light/surfaces.tsx'
import { errorWords } from './error-words.ts'

const words = bothLanguages({ again: '再试一次' }, { again: 'Try again' })

/** A failed call in the reader's language, with the way on. */
export function Failure({ error, onRetry, children }: { error: unknown; onRetry?: () => void; children?: ReactNode }) {
  const { locale } = useLocale()
  const say = useWords(words)
  return (
    <Callout tone="wrong" role="alert" head={errorWords(locale, error)}>
      {children}
      {onRetry && <Button onClick={onRetry}>{say.again}</Button>}
    </Callout>
  )
}
