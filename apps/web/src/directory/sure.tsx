import './sure.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'

/**
 * A button for what cannot be taken back: it says what will happen and asks once more, on the spot. `act` is done when it resolves.
 * `beside` is shown with the question, and loaded only then.
 */
export function Sure(props: {
  name: Word
  whom: string
  consequence: Word
  beside?: ReactNode
  act: () => Promise<Word | null>
}) {
  const { name, whom, consequence, beside, act } = props
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Word | null>(null)
  const no = useRef<HTMLButtonElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (isAsking) no.current?.focus()
    else if (wasAsking.current) opener.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])
  if (!isAsking)
    return (
      <Button
        ref={opener}
        size="small"
        aria-label={say({ zh: `${name.zh}：${whom}`, en: `${name.en}: ${whom}` })}
        onClick={() => {
          setProblem(null)
          setAsking(true)
        }}
      >
        {say(name)}
      </Button>
    )
  const yes = async () => {
    setBusy(true)
    const why = await act()
    setBusy(false)
    setProblem(why)
    if (!why) setAsking(false)
  }
  return (
    <fieldset className="sure">
      <legend>{say({ zh: `${name.zh}：${whom}`, en: `${name.en}: ${whom}` })}</legend>
      <p>{say(consequence)}</p>
      {beside}
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
      <div className="sure-answers">
        <Button type="primary" loading={isBusy} onClick={() => void yes()}>
          {say({ zh: `确认${name.zh}`, en: `Yes: ${name.en}` })}
        </Button>
        <Button ref={no} disabled={isBusy} onClick={() => setAsking(false)}>
          {say({ zh: '不了', en: 'No' })}
        </Button>
      </div>
    </fieldset>
  )
}
