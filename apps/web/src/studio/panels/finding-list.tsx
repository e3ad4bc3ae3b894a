import { type Finding, findingWords, type RuleSet, type Severity } from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import type { ReactNode } from 'react'
import { useLocale } from '../../locale.ts'
import { Tag } from '../../ui/tag.tsx'
import { useSay } from '../../ui/use-say.ts'
import { type WordTable, word } from '../../words/word.ts'
import type { Looked } from '../analysis/look-at.ts'
import { type BodyJson, movedTo, ruleIn, wordsOf } from '../model/body.ts'
import { beforeWhich, type FindingGroups } from '../model/finding-groups.ts'
import type { Reader } from '../model/studio-context.ts'
import { WaiveFinding } from './waive-finding.tsx'

const WEIGHT: WordTable<Severity> = {
  error: word('错误', 'Error'),
  warning: word('要看一看', 'Look at it'),
  note: word('说明', 'Note'),
}

/** What the analysis found about the draft, by rule: each in a sentence with an input that shows it, and what can be done. */
export function FindingList(props: {
  looked: Looked
  groups: FindingGroups
  effective: RuleSet
  body: BodyJson
  reader: Reader
  today: string
  pastCases: (finding: Finding) => ReactNode
  onOpen: (ruleId: string) => void
  onChange: (body: BodyJson) => void
}) {
  const { looked, groups, effective, body, reader, today, pastCases, onOpen, onChange } = props
  const say = useSay()
  const { locale } = useLocale()
  const { undecided, hasMoreGaps } = looked.analysis
  const titleOf = (id: string) => wordsOf(ruleIn(body, id)?.title ?? id)
  // The page has typed on since: what a finding is about may not be there any more.
  const isThere = (finding: Finding) => finding.ruleIds.every(id => effective.rules.some(rule => rule.id === id))
  const telling = { ruleSet: effective, language: locale, names: reader.names, asks: reader.asks }
  const one = (finding: Finding) => {
    const before = beforeWhich(finding, body)
    const own = finding.ruleIds[0] ?? ''
    return isThere(finding) ? (
      <li key={finding.id} className={`finding finding-${finding.severity}`}>
        <p>
          <Tag tone={finding.severity === 'error' ? 'strong' : finding.severity === 'warning' ? 'warm' : 'plain'}>
            {say(WEIGHT[finding.severity])}
          </Tag>{' '}
          {findingWords(finding, telling)}
        </p>
        <div className="finding-acts">
          {before ? (
            <Button size="small" type="primary" onClick={() => onChange(movedTo(body, own, before))}>
              {say({ zh: `移到“${titleOf(before).zh}”之前`, en: `Move before “${titleOf(before).en}”` })}
            </Button>
          ) : null}
          {pastCases(finding)}
          <WaiveFinding
            today={today}
            onWaive={(reason, until) =>
              onChange({
                ...body,
                waivers: [
                  ...(body.waivers ?? []).filter(each => each.findingId !== finding.id),
                  { findingId: finding.id, reason, until },
                ],
              })
            }
          />
        </div>
      </li>
    ) : null
  }
  const isClean = groups.open.length === 0 && undecided.length === 0
  const isNewClean =
    groups.standing.length > 0
      ? { zh: '这份草稿没有带来新问题。', en: 'This draft brings nothing new.' }
      : { zh: '没有发现问题。', en: 'Nothing was found.' }
  return (
    <div className="findings">
      {isClean ? <p className="findings-clean">✓ {say(isNewClean)}</p> : null}
      {groups.open.map(group => (
        <section key={group.ruleId ?? ''} aria-label={group.ruleId ? say(titleOf(group.ruleId)) : undefined}>
          {group.ruleId ? (
            <h3>
              <button type="button" className="link-button" onClick={() => onOpen(group.ruleId ?? '')}>
                {say(titleOf(group.ruleId))}
              </button>
            </h3>
          ) : null}
          <ul>{group.findings.map(one)}</ul>
        </section>
      ))}
      {undecided.length > 0 ? (
        <p>
          {say({
            zh: `有 ${undecided.length} 个问题没能在时限内查清，不能说没有问题。`,
            en: `${undecided.length} questions were not settled in time: this is not called clean.`,
          })}
        </p>
      ) : null}
      {groups.standing.length > 0 ? (
        <details>
          <summary>
            {say({
              zh: `现在生效的规则里就有的 ${groups.standing.length} 处`,
              en: `${groups.standing.length} that the rules in force had already`,
            })}
          </summary>
          <ul>{groups.standing.map(one)}</ul>
        </details>
      ) : null}
      {groups.exceptions.length > 0 ? (
        <details>
          <summary>
            {say({
              zh: `特例先于一般规则 ${groups.exceptions.length} 处（多半是有意的）`,
              en: `${groups.exceptions.length} special cases before general rules (mostly meant so)`,
            })}
          </summary>
          <ul>{groups.exceptions.map(one)}</ul>
        </details>
      ) : null}
      {groups.gaps.length > 0 ? (
        <details>
          <summary>
            {say({
              zh: `只有兜底接住的情形 ${groups.gaps.length}${hasMoreGaps ? ' 处以上' : ' 处'}`,
              en: `${groups.gaps.length}${hasMoreGaps ? ' or more' : ''} regions only the fallback catches`,
            })}
          </summary>
          <ul>{groups.gaps.map(one)}</ul>
        </details>
      ) : null}
      {groups.waived.length > 0 ? (
        <details>
          <summary>{say({ zh: `已放过 ${groups.waived.length} 处`, en: `${groups.waived.length} let be` })}</summary>
          <ul>
            {groups.waived.map(({ finding, waiver }) =>
              isThere(finding) ? (
                <li key={finding.id} className="finding">
                  <p>{findingWords(finding, telling)}</p>
                  <p className="soft">
                    {say({
                      zh: `理由：${waiver.reason}，到 ${waiver.until} 为止`,
                      en: `Because: ${waiver.reason}, until ${waiver.until}`,
                    })}
                  </p>
                  <Button
                    size="small"
                    onClick={() =>
                      onChange({ ...body, waivers: (body.waivers ?? []).filter(each => each.findingId !== finding.id) })
                    }
                  >
                    {say({ zh: '不再放过', en: 'Look at it again' })}
                  </Button>
                </li>
              ) : null,
            )}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
