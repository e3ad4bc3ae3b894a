import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { BAND_WORDS, type Band, type FactDefinition } from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import { type ReactNode, useState } from 'react'
import { useSay } from '../../ui/use-say.ts'
import { type BodyJson, movedBy, movedTo, type RuleJson, withoutRule, withRule, wordsOf } from '../model/body.ts'
import { isFormable } from '../model/rule-shape.ts'
import type { Reader } from '../model/studio-context.ts'
import { RuleCard, type RuleMarks } from './rule-card.tsx'
import { RuleForm } from './rule-form.tsx'

/** The rules of a draft in their order, band by band: opened, edited, moved by dragging, by button and by key, and removed. */
export function RuleList(props: {
  body: BodyJson
  reader: Reader
  facts: readonly FactDefinition[]
  bands: readonly Band[]
  open: string | null
  isNew: boolean
  marksOf: (rule: RuleJson) => RuleMarks
  besideOf?: (rule: RuleJson) => ReactNode
  onOpen: (id: string | null) => void
  onAdd: (band: Band) => void
  onChange: (body: BodyJson, place: string | null) => void
}) {
  const { body, reader, facts, bands, open, isNew, marksOf, besideOf, onOpen, onAdd, onChange } = props
  const say = useSay()
  const [moved, setMoved] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 6 } }),
  )
  const tell = (rule: RuleJson, next: BodyJson) => {
    const band = next.rules.filter(each => each.band === rule.band)
    const place = band.findIndex(each => each.id === rule.id) + 1
    const { zh, en } = wordsOf(rule.title)
    setTold(
      say({
        zh: `“${zh}”现在是第 ${place} 条，共 ${band.length} 条`,
        en: `“${en}” is number ${place} of ${band.length}`,
      }),
    )
  }
  const move = (rule: RuleJson, step: -1 | 1) => {
    const next = movedBy(body, rule.id, step)
    setMoved(rule.id)
    tell(rule, next)
    onChange(next, null)
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const rule = body.rules.find(each => each.id === active.id)
    if (!rule || !over) return
    const next = movedTo(body, rule.id, String(over.id))
    tell(rule, next)
    onChange(next, null)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ screenReaderInstructions: { draggable: '' }, announcements: NO_ANNOUNCEMENTS }}
    >
      <p className="visually-hidden" aria-live="polite">
        {told}
      </p>
      {bands.map(band => {
        const rules = body.rules.filter(rule => rule.band === band)
        return (
          <section key={band} className="band" aria-label={say(BAND_WORDS[band])}>
            <div className="band-head">
              <h2>{say(BAND_WORDS[band])}</h2>
              <Button type="primary" onClick={() => onAdd(band)}>
                {say({ zh: '加一条规则', en: 'Add a rule' })}
              </Button>
            </div>
            {rules.length === 0 ? (
              <p className="soft">
                {say({ zh: '还没有规则。点“加一条规则”开始。', en: 'No rule yet. Begin with “Add a rule”.' })}
              </p>
            ) : null}
            <SortableContext items={rules.map(rule => rule.id)} strategy={verticalListSortingStrategy}>
              <ol className="rule-list">
                {rules.map((rule, at) => (
                  <RuleCard
                    key={rule.id}
                    rule={rule}
                    place={at + 1}
                    body={body}
                    reader={reader}
                    marks={marksOf(rule)}
                    isOpen={open === rule.id}
                    takesFocus={moved === rule.id}
                    beside={besideOf?.(rule)}
                    onToggle={() => {
                      setMoved(null)
                      onOpen(open === rule.id ? null : rule.id)
                    }}
                    onMove={step => move(rule, step)}
                    onRemove={() => onChange(withoutRule(body, rule.id), null)}
                  >
                    {isFormable(rule, body.kind) ? (
                      <RuleForm
                        rule={rule}
                        body={body}
                        reader={reader}
                        facts={facts}
                        isNew={isNew}
                        onChange={(next, place) => onChange(withRule(body, next), place)}
                      />
                    ) : (
                      <p className="rule-form">
                        {say({
                          zh: '这条规则里有表单认不出的写法。原样留着；请在 JSON 里改，“改动与送审”里写着哪里不对。',
                          en: 'Something in this rule has no place in the form. It stays as it is: mend it under JSON; “Send” says what is wrong.',
                        })}
                      </p>
                    )}
                  </RuleCard>
                ))}
              </ol>
            </SortableContext>
          </section>
        )
      })}
    </DndContext>
  )
}

/** The list says itself where a rule has come to; the library would say it in English and by ids. */
const NO_ANNOUNCEMENTS = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}
