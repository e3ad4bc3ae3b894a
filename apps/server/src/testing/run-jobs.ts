import { sendNotices } from '../notices/send-notices.job.ts'
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
