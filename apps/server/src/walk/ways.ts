import type { Way } from './way.ts'
import { alone } from './ways/alone.ts'
import { asking } from './ways/asking.ts'
import { circulated } from './ways/circulated.ts'
import { merging } from './ways/merging.ts'
import { refused } from './ways/refused.ts'
import { reopened } from './ways/reopened.ts'
import { restricted } from './ways/restricted.ts'
import { transferred } from './ways/transferred.ts'
import { unhappy } from './ways/unhappy.ts'
import { unreached } from './ways/unreached.ts'

/** One after the other, on working days of one term. */
export const WAYS: readonly Way[] = [
  ...alone,
  ...transferred,
  ...asking,
  ...circulated,
  ...unreached,
  ...reopened,
  ...unhappy,
  ...restricted,
  ...refused,
  ...merging,
]
