import { useMemo } from 'react'
import { word } from '../../words/word.ts'
import { type BodyJson, bodyOf } from '../model/body.ts'
import { readerOf, type StudioWorld } from '../model/studio-context.ts'
import { PastCases } from '../panels/past-cases.tsx'
import { RehearsalPanel } from '../panels/rehearsal-panel.tsx'
import { useRehearsal } from '../panels/use-rehearsal.ts'
import { DraftFrame } from './draft-frame.tsx'
import { StudioEditor } from './studio-editor.tsx'
import { ThreeWay } from './three-way.tsx'
import { useConclusion } from './use-conclusion.ts'
import { type Draft, useDraft } from './use-draft.ts'

const TITLE = word('规则草稿', 'Draft of rules')
const SAVED_BY_ANOTHER = word(
  '你编辑的时候，别人保存了这份草稿。两边的改动都在，合并后继续。',
  'While you were writing, somebody else saved this draft. Both edits are here: put them together and go on.',
)
const PUBLISHED_MEANWHILE = word(
  '这份草稿开始以后，又发布了新的规则。先把两边接上，才能送审。',
  'Other rules were published since this draft was begun. Put both together before it can be sent.',
)
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** A draft of rules, open for writing; where somebody else was faster, both edits side by side first. */
export function OpenRules({ draft, world }: { draft: Draft; world: StudioWorld }) {
  const kind = draft.kind === 'sensitivity' ? 'sensitivity' : 'routing'
  const item = { kind, unit: draft.unit } as const
  const reader = useMemo(() => readerOf(world), [world])
  const mine = useDraft<BodyJson>(draft)
  const back = `/rules${draft.unit === null ? `?unit=&kind=${kind}` : `?unit=${draft.unit}`}`
  const { isOvertaken, problem, sending, carryOver, send } = useConclusion(draft, mine, back)
  const rehearsing = useRehearsal(item, mine.body)
  const inForce = useMemo(() => bodyOf(draft.inForce, kind), [draft.inForce, kind])
  const over = useMemo(() => bodyOf(draft.over, kind), [draft.over, kind])
  const { conflict } = mine
  return (
    <DraftFrame draft={draft} mine={mine} back={back} title={TITLE} problem={problem}>
      {conflict ? (
        <ThreeWay
          base={conflict.base}
          theirs={conflict.theirs}
          mine={mine.body}
          reader={reader}
          why={SAVED_BY_ANOTHER}
          onMerged={mine.merged}
        />
      ) : isOvertaken ? (
        <ThreeWay
          base={over}
          theirs={inForce}
          mine={mine.body}
          reader={reader}
          why={PUBLISHED_MEANWHILE}
          onMerged={carryOver}
        />
      ) : (
        <StudioEditor
          world={world}
          reader={reader}
          body={mine.body}
          inForce={inForce}
          today={dayFormat.format(Date.now())}
          sending={sending}
          onChange={mine.change}
          onPropose={send}
          pastCases={finding => <PastCases item={item} body={mine.body} finding={finding} />}
          rehearsal={isWhole => <RehearsalPanel rehearsing={rehearsing} body={mine.body} isWhole={isWhole} />}
        />
      )}
    </DraftFrame>
  )
}
