import { useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../locale.ts'
import { Button } from '../ui/light/button.tsx'
import { TextInput } from '../ui/light/field.tsx'
import { openTicket, tidied } from './tickets.ts'
import { trackingWords } from './words.ts'

/** Number and code from the receipt. The code goes to the page in memory, not into the address. */
export function TicketForm({ caseNo: given = '', onOpen }: { caseNo?: string; onOpen?: () => void }) {
  const { ticket: say } = useWords(trackingWords)
  const [caseNo, setCaseNo] = useState(given)
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const [, go] = useLocation()
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (!caseNo.trim() || !code.trim()) {
          event.currentTarget.querySelectorAll('input')[caseNo.trim() ? 1 : 0]?.focus()
          return
        }
        openTicket({ caseNo: tidied(caseNo), code: tidied(code) })
        go(`/track?no=${encodeURIComponent(tidied(caseNo))}`)
        onOpen?.()
      }}
    >
      <TextInput
        label={say.caseNo}
        value={caseNo}
        onText={setCaseNo}
        className="figures"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        error={asked && !caseNo.trim() ? say.caseNoMissing : null}
      />
      <TextInput
        label={say.code}
        value={code}
        onText={setCode}
        className="figures"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        error={asked && !code.trim() ? say.codeMissing : null}
      />
      <div>
        <Button type="submit">{say.open}</Button>
      </div>
    </form>
  )
}
