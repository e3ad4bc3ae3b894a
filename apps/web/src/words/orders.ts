import type { OrderAct, OrderState } from '@zuoyeben/lifecycle'
import type { Outputs } from '../trpc.ts'
import { type Word, type WordTable, word } from './word.ts'

/** 督办单 in words (§3.6, D-13). */
export type Order = Outputs['supervision']['orders']['rows'][number]

export const ORDER_STATE_WORDS: WordTable<OrderState> = {
  open: word('待单位答复', 'Waits for the unit'),
  answered: word('待督查办确认', 'Waits for the Inspection Office'),
  returned: word('退回，待重新答复', 'Returned, waits for the unit'),
  confirmed: word('已确认，整改中', 'Confirmed, being put right'),
  closed: word('已办结', 'Closed'),
}

export const ORDER_CAUSE_WORDS: WordTable<Order['cause']> = {
  time: word('超期五个工作日以上', 'Overdue by more than five working days'),
  unanswered: word('催办没有回应', 'A reminder was not answered'),
  redsOnCase: word('同一题两次超期', 'Overdue twice on one case'),
  redCasesInUnit: word('本单位二十个工作日内多题超期', 'Many overdue cases of the unit within twenty working days'),
  byHand: word('督查办人工开单', 'Issued by hand'),
}

export const ORDER_STEP_WORDS: WordTable<Order['history'][number]['type']> = {
  opened: word('开单', 'Issued'),
  answered: word('单位答复', 'Answered'),
  returned: word('督查办退回', 'Returned'),
  confirmed: word('督查办确认', 'Confirmed'),
  closed: word('督查办办结', 'Closed'),
  lapsed: word('时限已了结，自动办结', 'Closed by itself: the clock has stopped'),
}

export const ORDER_ACT_WORDS: WordTable<Exclude<OrderAct, 'lapse'>> = {
  answer: word('答复督办单', 'Answer'),
  return: word('退回答复', 'Return the answer'),
  confirm: word('确认答复', 'Confirm the answer'),
  close: word('办结督办单', 'Close the order'),
}

/** 督〔2026〕1号 */
export const orderNumber = ({ year, n }: { year: number; n: number }): Word =>
  word(`督〔${year}〕${n}号`, `Order ${year}/${n}`)
