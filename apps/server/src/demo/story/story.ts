import type { Chapter } from './chapter.ts'
import { MOVING } from './moving.ts'
import { SCHOOL } from './school.ts'
import { SOLVED } from './solved.ts'
import { WAITING } from './waiting.ts'

/** What happened on the demo campus in the last twelve working days. */
export const STORY: readonly Chapter[] = [...SOLVED, ...MOVING, ...SCHOOL, ...WAITING]
