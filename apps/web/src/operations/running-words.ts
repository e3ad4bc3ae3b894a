import type { Outputs } from '../trpc.ts'
import { type Word, type WordTable, word } from '../words/word.ts'

export type Running = Outputs['operations']['running']
export type Alarm = Running['alarms'][number]

const QUEUES: Readonly<Record<string, Word>> = {
  notify: word('通知', 'Notices'),
  clock: word('时限', 'Clocks'),
  rung: word('逐级提醒', 'Rungs of the ladder'),
  order: word('督办告知', 'Telling of supervision orders'),
  seal: word('移交封存', 'Sealing of what is handed over'),
  call: word('紧急呼叫', 'Emergency calls'),
  unsealing: word('解封告知', 'Opened identities'),
  message: word('留言', 'Messages'),
  leftWork: word('离岗交接', 'Left work'),
  sweep: word('清理上传', 'Loose uploads'),
  copy: word('个人信息副本', 'Copies of own data'),
  outside: word('平台外通知', 'Notices outside'),
  outbox: word('平台外通知的补发', 'Notices outside, swept'),
  weekly: word('每周小结', 'Weekly summary'),
  retention: word('保存期限', 'Retention'),
  selfCheck: word('数据自检', 'Self-check'),
  tellOfSelfCheck: word('自检告知', 'Telling of a self-check'),
  recalculate: word('校历重算', 'Recomputing for a calendar'),
  datesMoved: word('日期变动告知', 'Telling of moved dates'),
  itemProposed: word('配置送审告知', 'Telling of a proposed change'),
  movedWork: word('在办时限变动告知', 'Telling of moved work'),
  deadJobs: word('失败任务告知', 'Telling of failed jobs'),
  startItems: word('定时配置生效', 'Scheduled configuration'),
  itemReopened: word('定时修改退回告知', 'Telling of changes that wait again'),
  rolledBack: word('配置退回告知', 'Telling of a roll-back'),
  calendarWatch: word('校历缺口提醒', 'Watching the calendar'),
}
/** A queue that this page does not know yet stands for itself. */
export const queueWord = (queue: string): Word => QUEUES[queue] ?? word(queue, queue)

export const WORKER_WORDS: WordTable<Running['workers'][number]['state']> = {
  alive: word('在工作', 'Working'),
  stopped: word('已正常停止', 'Stopped in order'),
  lost: word('失联', 'Silent'),
  replaced: word('失联，已有接替', 'Fell silent, replaced'),
}

export const LEVEL_WORDS: WordTable<Running['level']> = {
  green: word('一切正常', 'All is well'),
  yellow: word('需要留意', 'Needs a look'),
  red: word('有停摆，请立即处理', 'Something stands still: act now'),
}

/** `95 秒`, `12 分`, `3 小时`: as coarse as a reader needs it. */
export function spanWord(seconds: number): Word {
  const n = Math.max(0, Math.round(seconds))
  if (n < 120) return word(`${n} 秒`, `${n} s`)
  if (n < 7200) return word(`${Math.round(n / 60)} 分`, `${Math.round(n / 60)} min`)
  return word(`${Math.round(n / 3600)} 小时`, `${Math.round(n / 3600)} h`)
}

export function alarmWord(alarm: Alarm): Word {
  switch (alarm.kind) {
    case 'noWorker':
      return word(
        '没有任何后台进程在工作：通知不发、时限不走。请启动 npm run worker',
        'No worker is running: no notice is sent and no clock strikes. Start npm run worker',
      )
    case 'lostWorker':
      return word(
        `后台进程 ${alarm.host}:${alarm.pid} 失联，且没有新的进程接替`,
        `The worker ${alarm.host}:${alarm.pid} fell silent and none has taken its place`,
      )
    case 'schedulesStopped':
      return word(
        '定时任务没有人查看，夜间任务和紧急呼叫不会开始',
        'Nobody looks at the schedules: nightly jobs and emergency calls do not begin',
      )
    case 'queueLag': {
      const [queue, span] = [queueWord(alarm.queue), spanWord(alarm.seconds)]
      return word(`“${queue.zh}”最久的一项已等 ${span.zh}`, `${queue.en}: the oldest has waited ${span.en}`)
    }
    case 'stuckJobs': {
      const queue = queueWord(alarm.queue)
      return word(
        `“${queue.zh}”有 ${alarm.n} 项做到一半没有动静`,
        `${queue.en}: ${alarm.n} in hand without a sign of life`,
      )
    }
    case 'clocksLate': {
      const span = spanWord(alarm.seconds)
      return word(
        `有 ${alarm.n} 个时限到了没有响，最久的迟了 ${span.zh}`,
        `${alarm.n} clocks are over and have not struck, the latest by ${span.en}`,
      )
    }
    case 'decisionFaults':
      return word(
        `有 ${alarm.n} 次自动判定再算一遍结果不同，等人查明`,
        `${alarm.n} automatic decisions came out otherwise when made again and wait for somebody to look`,
      )
    case 'deadJobs':
      return word(
        `有 ${alarm.n} 项任务多次失败，等人处理`,
        `${alarm.n} jobs failed to their last try and wait for somebody`,
      )
  }
}
