import type { Finding } from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import { useState } from 'react'
import { Link } from 'wouter'
import { formatDay, useLocale } from '../../locale.ts'
import { trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'
import type { BodyJson } from '../model/body.ts'

/** Which past cases a finding is about: how many, and which, for those who may read them. Asked once somebody opens it. */
export function PastCases(props: {
  item: { kind: 'routing' | 'sensitivity'; unit: string | null }
  body: BodyJson
  finding: Finding
}) {
  const { item, body, finding } = props
  const say = useSay()
  const { locale } = useLocale()
  const [asked, setAsked] = useState<BodyJson | null>(null)
  const { kind, ruleIds } = finding
  const region = finding.kind === 'gap' ? finding.region : []
  const found = trpc.studio.casesOf.useQuery(
    { ...item, body: asked, finding: { kind, ruleIds: [...ruleIds], region: region as never } },
    { enabled: asked !== null, staleTime: 60_000 },
  )
  if (!asked)
    return (
      <Button size="small" onClick={() => setAsked(body)}>
        {say({ zh: '过去哪些题', en: 'Which past cases' })}
      </Button>
    )
  return (
    <div className="past-cases" aria-live="polite">
      {found.isPending ? <p className="soft">{say({ zh: '正在找…', en: 'Looking…' })}</p> : null}
      {found.isError ? <p role="alert">{say({ zh: '没有取到', en: 'Not available' })}</p> : null}
      {found.data ? (
        <>
          <p>
            {found.data.cases === 0
              ? say({ zh: '过去没有这样的题。', en: 'No past case is like this.' })
              : say({
                  zh: `过去有 ${found.data.cases} 题是这样。`,
                  en: `${found.data.cases} past cases are like this.`,
                })}
            {found.data.cases > 0 && found.data.rows.length === 0
              ? say({ zh: '是哪些题，由能看这些题的人来看。', en: ' Which ones is shown to those who may read them.' })
              : ''}
          </p>
          <ul>
            {found.data.rows.map(row => (
              <li key={row.caseNo}>
                <Link href={`/cases/${row.caseNo}`}>{row.caseNo}</Link> {formatDay(locale, row.submittedAt)} →{' '}
                {say(row.unit.name)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
