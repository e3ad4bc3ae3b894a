import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { copyText } from './device.ts'
import { Icon } from './icon.tsx'

export function CopyButton({
  text,
  label,
  done,
  failed,
}: {
  text: string
  label: string
  done: string
  failed: string
}) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (!result) return
    const timer = setTimeout(() => setResult(null), 4000)
    return () => clearTimeout(timer)
  }, [result])
  return (
    <Button onClick={async () => setResult((await copyText(text)) ? 'copied' : 'failed')}>
      <Icon name={result === 'copied' ? 'check' : 'copy'} size={20} />
      <span aria-live="polite">{result === 'copied' ? done : result === 'failed' ? failed : label}</span>
    </Button>
  )
}
