import { forgetTries } from './access/attempts.sql.ts'
import type { House } from './app-context.ts'
import { sealFiles } from './attachments/seal-files.job.ts'
import { sweepLooseFiles } from './attachments/sweep-loose-files.ts'
import { fireClock } from './clocks/fire-clock.ts'
import { workOn } from './jobs/queue.ts'
import { callDuty } from './notices/call-duty.job.ts'
import { sendNotices } from './notices/send-notices.job.ts'
import { tellOfLeftWork } from './notices/tell-of-left-work.job.ts'
import { tellOfMessage } from './notices/tell-of-message.job.ts'
import { tellOfUnsealing } from './notices/tell-of-unsealing.job.ts'
import { makeCopy } from './rights/make-copy.job.ts'
import { dropCopiesWith } from './rights/own-copies.ts'
import { runRetention } from './rights/run-retention.job.ts'

/** Runs the jobs of this process; several processes may work at once. */
export async function startWorker(house: House): Promise<void> {
  await workOn(house.boss, 'notify', data => sendNotices(house.app, data))
  await workOn(house.boss, 'clock', data => fireClock(house.app, data))
  await workOn(house.boss, 'seal', async data => {
    await sealFiles(house.app, data)
    await dropCopiesWith(house.app, data)
  })
  await workOn(house.boss, 'call', () => callDuty(house.app))
  await workOn(house.boss, 'unsealing', data => tellOfUnsealing(house.app, data))
  await workOn(house.boss, 'message', data => tellOfMessage(house.app, data))
  await workOn(house.boss, 'leftWork', () => tellOfLeftWork(house.app))
  await workOn(house.boss, 'sweep', async () => {
    await sweepLooseFiles(house.app)
    await forgetTries(house.app.db, new Date(house.app.now() - 86_400_000))
  })
  house.sealer.start()
  await house.boss.schedule('call', '* * * * *', {}, { tz: 'Asia/Shanghai' })
  await workOn(house.boss, 'copy', data => makeCopy(house.app, data))
  await workOn(house.boss, 'retention', async () => {
    await runRetention(house.app)
  })
  await house.boss.schedule('retention', '41 2 * * *', {}, { tz: 'Asia/Shanghai' })
  await house.boss.schedule('leftWork', '* * * * *', {}, { tz: 'Asia/Shanghai' })
  await house.boss.schedule('sweep', '17 3 * * *', {}, { tz: 'Asia/Shanghai' })
}
