import { forgetTries } from './access/attempts.sql.ts'
import type { House } from './app-context.ts'
import { sealFiles } from './attachments/seal-files.job.ts'
import { sweepLooseFiles } from './attachments/sweep-loose-files.ts'
import { fireClocks } from './clocks/fire-clock.ts'
import { recalculate } from './clocks/recalculate.job.ts'
import { startScheduled } from './configuration/publish-item.ts'
import { workOn, workTogether } from './jobs/queue.ts'
import { callDuty } from './notices/call-duty.job.ts'
import { deliverOutside } from './notices/deliver-outside.job.ts'
import { sendNotices } from './notices/send-notices.job.ts'
import { sweepOutbox } from './notices/sweep-outbox.job.ts'
import { tellOfMovedDates, tellOfMovedWork, watchCalendar } from './notices/tell-of-calendar.job.ts'
import { tellOfDeadJobs } from './notices/tell-of-dead-jobs.job.ts'
import { tellOfLeftWork } from './notices/tell-of-left-work.job.ts'
import { tellOfMessage } from './notices/tell-of-message.job.ts'
import { tellOfOrder } from './notices/tell-of-order.job.ts'
import { tellOfProposal, tellOfReopened, tellOfRollBack } from './notices/tell-of-proposal.job.ts'
import { tellOfRungs } from './notices/tell-of-rung.job.ts'
import { tellOfSelfCheck } from './notices/tell-of-self-check.job.ts'
import { tellOfTheWeek } from './notices/tell-of-the-week.job.ts'
import { tellOfUnsealing } from './notices/tell-of-unsealing.job.ts'
import { checkData } from './operations/check-data.job.ts'
import { makeCopy } from './rights/make-copy.job.ts'
import { dropCopiesWith } from './rights/own-copies.ts'
import { runRetention } from './rights/run-retention.job.ts'

/** Runs the jobs of this process; several processes may work at once. */
export async function startWorker(house: House): Promise<void> {
  await workOn(house.boss, 'notify', data => sendNotices(house.app, data))
  await workTogether(house.boss, 'clock', jobs => fireClocks(house.app, jobs))
  await workOn(house.boss, 'order', data => tellOfOrder(house.app, data))
  await workTogether(house.boss, 'rung', jobs => tellOfRungs(house.app, jobs))
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
  await workOn(house.boss, 'outside', data => deliverOutside(house.app, data), { oneByOne: true })
  await workOn(house.boss, 'outbox', () => sweepOutbox(house.app))
  await workOn(house.boss, 'weekly', () => tellOfTheWeek(house.app))
  await house.boss.schedule('outbox', '* * * * *', {}, { tz: 'Asia/Shanghai' })
  await house.boss.schedule('weekly', '* * * * *', {}, { tz: 'Asia/Shanghai' })
  house.sealer.start()
  await house.boss.schedule('call', '* * * * *', {}, { tz: 'Asia/Shanghai' })
  await workOn(house.boss, 'copy', data => makeCopy(house.app, data))
  await workOn(house.boss, 'retention', async () => {
    await runRetention(house.app)
  })
  await house.boss.schedule('retention', '41 2 * * *', {}, { tz: 'Asia/Shanghai' })
  await workOn(house.boss, 'selfCheck', async () => {
    await checkData(house.app, null)
  })
  await workOn(house.boss, 'deadJobs', () => tellOfDeadJobs(house.app))
  await house.boss.schedule('deadJobs', '* * * * *', {}, { tz: 'Asia/Shanghai' })
  await workOn(house.boss, 'tellOfSelfCheck', data => tellOfSelfCheck(house.app, data))
  // After retention: what it let go of is checked in the same night.
  await house.boss.schedule('selfCheck', '11 4 * * *', {}, { tz: 'Asia/Shanghai' })
  await house.boss.schedule('leftWork', '* * * * *', {}, { tz: 'Asia/Shanghai' })
  await house.boss.schedule('sweep', '17 3 * * *', {}, { tz: 'Asia/Shanghai' })
  await workOn(house.boss, 'recalculate', data => recalculate(house.app, data))
  await workOn(house.boss, 'datesMoved', data => tellOfMovedDates(house.app, data))
  await workOn(house.boss, 'itemProposed', data => tellOfProposal(house.app, data))
  await workOn(house.boss, 'itemReopened', data => tellOfReopened(house.app, data))
  await workOn(house.boss, 'rolledBack', data => tellOfRollBack(house.app, data))
  await workOn(house.boss, 'startItems', () => startScheduled(house.app))
  await house.boss.schedule('startItems', '* * * * *', {}, { tz: 'Asia/Shanghai' })
  await workOn(house.boss, 'movedWork', data => tellOfMovedWork(house.app, data))
  await workOn(house.boss, 'calendarWatch', () => watchCalendar(house.app))
  await house.boss.schedule('calendarWatch', '30 8 * * *', {}, { tz: 'Asia/Shanghai' })
}
