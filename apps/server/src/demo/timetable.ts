import { addWorkingDays, type Calendar, DAY_MS, dateOf, type Instant, instantOf, MINUTE_MS } from '@zuoyeben/worktime'
import type { Chapter, Scene, Step } from './story/chapter.ts'

/** One line of the whole story: the opening of a case, or its n-th step. */
export interface Line {
  readonly chapter: Chapter
  readonly at: Instant
  /** null: the case is left. */
  readonly step: Step | null
  readonly n: number
}

/** Every line of the story in the order in which it happens before `now`: `day: -3` is the third working day before today. */
export function timetable(story: readonly Chapter[], calendar: Calendar, now: Instant): Line[] {
  const moment = ({ day, at }: { day: number; at: string }) =>
    instantOf(addWorkingDays(calendar, dateOf(now), day, 'allWorkingDays'), at)
  const linesOf = (chapter: Chapter): Line[] => {
    const { opens, steps } = chapter
    const first = 'ago' in opens ? now - opens.ago * MINUTE_MS : moment(opens)
    return [
      { chapter, at: first, step: null, n: 0 },
      ...steps.map((step, i) => ({ chapter, at: moment(step), step, n: i + 1 })),
    ]
  }
  for (const lines of story.map(linesOf)) refuseDisorder(lines)
  return story.flatMap(linesOf).sort((a, b) => a.at - b.at)
}

/** A wrong time in the story would otherwise show as a refusal far from its cause. */
function refuseDisorder(lines: readonly Line[]): void {
  for (const [i, { chapter, at, n }] of lines.entries())
    if (i > 0 && (lines[i - 1]?.at ?? 0) >= at) throw new Error(`${chapter.of}: step ${n} comes too early`)
}

/** What a deed may ask about its day. */
export function sceneAt(at: Instant, ids: Pick<Scene, 'idOf' | 'consultOf'>): Scene {
  return { today: dateOf(at), inDays: days => dateOf(at + days * DAY_MS), ...ids }
}
