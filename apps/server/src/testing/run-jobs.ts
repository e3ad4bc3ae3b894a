import { sendNotices } from '../notices/send-notices.job.ts'
import { tellOfMessage } from '../notices/tell-of-message.job.ts'
import { tellOfUnsealing } from '../notices/tell-of-unsealing.job.ts'
import type { TestHouse } from './test-house.ts'

/** Runs every notice job that waits, as the worker would; twice, to be told of the same things once. Returns how many there were. */
export async function runNotices({ house: { app, boss } }: TestHouse): Promise<number> {
  let ran = 0
  for (;;) {
    const jobs = await boss.fetch<{ caseId: string; n: number }>('notify', { batchSize: 100 })
    if (jobs.length === 0) return ran
    for (const { data } of jobs) {
      await sendNotices(app, data)
      await sendNotices(app, data)
    }
    await boss.complete(
      'notify',
      jobs.map(job => job.id),
    )
    ran += jobs.length
  }
}

/** Runs every job about messages and opened identities that waits, as the worker would; twice. */
export async function runBeside({ house: { app, boss } }: TestHouse): Promise<void> {
  for (const job of await boss.fetch<{ unsealingId: string }>('unsealing', { batchSize: 100 })) {
    await tellOfUnsealing(app, job.data)
    await tellOfUnsealing(app, job.data)
    await boss.complete('unsealing', job.id)
  }
  for (const job of await boss.fetch<{ caseId: string; n: number }>('message', { batchSize: 100 })) {
    await tellOfMessage(app, job.data)
    await tellOfMessage(app, job.data)
    await boss.complete('message', job.id)
  }
}
