import { type CalendarJson, parseCalendarDocument } from '@zuoyeben/worktime'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Tabs from 'antd/es/tabs'
import { useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { word } from '../words/word.ts'
import { CalendarPreview } from './calendar-preview.tsx'
import type { WordedChange } from './change-list.tsx'
import { changesBetween } from './item-changes.ts'
import { OvertakenDraft } from './overtaken-draft.tsx'
import { placeWords } from './place-words.ts'
import { ProposeChange } from './propose-change.tsx'
import { DayRows, HoursRows, StoppageRows, VacationRows } from './school-rows.tsx'
import { StoredDrafts } from './stored-drafts.tsx'
import { useItemDraft } from './use-item-draft.ts'
import { YearListEditor } from './year-list-editor.tsx'
import { YearSheet } from './year-sheet.tsx'

const ITEM = { kind: 'calendar', unit: null } as const
const NOTICE = '一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月4日……上班。'
const GUANGXI = '广西三月三：4月8日至11日放假，共4天。'

/** A calendar being written on top of the one in force: its sections, what it would move, and laying it before the second person. */
export function CalendarEditor({ inForce, base, today }: { inForce: CalendarJson; base: number; today: string }) {
  const say = useSay()
  const draftOf = useItemDraft('calendar', inForce)
  const { body: draft, change: setDraft, isChanged: isOther, isOvertaken } = draftOf
  const [seen, setSeen] = useState<CalendarJson | null>(null)
  const preview = trpc.calendar.preview.useMutation()
  const checked = parseCalendarDocument(draft)
  const problems = checked.ok ? [] : checked.problems
  const isSeen = seen === draft && preview.data !== undefined
  const school = (next: CalendarJson['school']) => setDraft({ ...draft, school: next })
  const rows = { school: draft.school, today, onChange: school }
  return (
    <section className="calendar-editor" aria-label={say({ zh: '修改校历', en: 'Change the calendar' })}>
      <h2>{say({ zh: '修改', en: 'Change it' })}</h2>
      <StoredDrafts
        item={ITEM}
        isReadable={body => parseCalendarDocument(body).ok}
        onOpen={(over, body) => draftOf.open(over as CalendarJson, body as CalendarJson)}
      />
      <Tabs
        items={[
          {
            key: 'stateCouncil',
            label: say({ zh: '国务院安排', en: 'State Council' }),
            children: (
              <YearListEditor
                layer={draft.stateCouncil}
                example={NOTICE}
                today={today}
                onChange={stateCouncil => setDraft({ ...draft, stateCouncil })}
              />
            ),
          },
          {
            key: 'regional',
            label: say({ zh: '广西三月三', en: 'Guangxi' }),
            children: (
              <YearListEditor
                layer={draft.regional}
                example={GUANGXI}
                today={today}
                onChange={regional => setDraft({ ...draft, regional })}
              />
            ),
          },
          {
            key: 'school',
            label: say({ zh: '学校', en: 'School' }),
            children: (
              <>
                <HoursRows {...rows} />
                <DayRows {...rows} />
                <VacationRows {...rows} />
              </>
            ),
          },
          {
            key: 'stoppages',
            label: say({ zh: '不可抗力', en: 'Force majeure' }),
            children: <StoppageRows {...rows} />,
          },
        ]}
      />
      {isOvertaken ? (
        <OvertakenDraft
          theirs={sectionsChanged(draftOf.over, inForce)}
          mine={sectionsChanged(draftOf.over, draft)}
          onCarryOver={draftOf.carryOver}
        />
      ) : null}
      {problems.length > 0 ? (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say({ zh: '有几处不对，改正后才能继续：', en: 'Please correct before going on:' })}
          description={
            <ul className="change-problems">
              {problems.map(({ place, reason }) => (
                <li key={`${place} ${reason.zh}`}>
                  {say(placeWords(place))}
                  {say({ zh: '：', en: ': ' })}
                  {say(reason)}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {isOther ? (
        <>
          <details>
            <summary>{say({ zh: '看改后的全年', en: 'The year as it would be' })}</summary>
            <YearSheet calendar={draft} today={today} />
          </details>
          <div className="calendar-buttons">
            <Button
              loading={preview.isPending}
              disabled={problems.length > 0}
              onClick={() => preview.mutate({ calendar: draft }, { onSuccess: () => setSeen(draft) })}
            >
              {say({ zh: '看看会移动什么', en: 'See what would move' })}
            </Button>
            <Button type="text" onClick={draftOf.drop}>
              {say({ zh: '放弃修改', en: 'Leave it as it was' })}
            </Button>
          </div>
        </>
      ) : null}
      {preview.error ? (
        <Alert role="alert" type="error" showIcon title={say(failureOf(preview.error).message)} />
      ) : null}
      {isOther && isSeen && preview.data ? (
        <>
          <CalendarPreview preview={preview.data} />
          <ProposeChange
            item={ITEM}
            base={base}
            body={draft}
            isReady={problems.length === 0 && !isOvertaken}
            reasonFor={word(
              '理由（日期推后的提交人会看到）',
              'Reason in Chinese (shown to submitters whose date moves)',
            )}
            onSent={draftOf.drop}
          />
        </>
      ) : null}
    </section>
  )
}

/** A calendar is too much to be told value by value: the sections that differ, with their number of entries. */
function sectionsChanged(before: CalendarJson, after: CalendarJson): WordedChange[] {
  const entries = (value: unknown) => {
    const years = (value as { years?: readonly unknown[] } | null)?.years
    const n = (Array.isArray(value) ? value : (years ?? [])).length
    return word(`${n} 条`, `${n} entries`)
  }
  const isWhole = (path: readonly string[]) => path.length === (path[0] === 'school' ? 2 : 1)
  return changesBetween(before, after, isWhole).map(({ path, before: from, after: to }) => ({
    key: path.join('.'),
    what: placeWords(path.join('.')),
    before: entries(from),
    after: entries(to),
  }))
}
