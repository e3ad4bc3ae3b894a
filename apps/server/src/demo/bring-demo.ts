import { NOBODY, type Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { keepUpload } from '../attachments/keep-upload.ts'
import { advanceTo } from '../clocks/advance-to.ts'
import { compose } from '../compose.ts'
import type { Config } from '../config.ts'
import type { CampusPhone } from '../configuration/effective.ts'
import type { PrivacyContact } from '../configuration/effective-privacy.ts'
import { writeSetting } from '../configuration/releases.sql.ts'
import { openDatabase } from '../db/database.ts'
import { prepareDatabase } from '../db/prepare.ts'
import type { Job } from '../jobs/queue.ts'
import { sendNotices } from '../notices/send-notices.job.ts'
import { createCaller } from '../router.ts'
import { peopleByName } from '../story/people.sql.ts'
import { onceFor } from './brought.sql.ts'
import { demoCampus } from './campus.ts'
import { castOf } from './cast.ts'
import { notebookPage } from './notebook-page.ts'
import { play, type Theatre } from './play.ts'
import { seedCampus } from './seed-campus.ts'
import { STORY } from './story/story.ts'
import { timetable } from './timetable.ts'

/** Numbers that nobody has. */
const CAMPUS_PHONES: readonly CampusPhone[] = [
  { name: { zh: '学校心理援助（演示号码）', en: 'Campus counselling (demo number)' }, phone: '0771-0000001' },
  { name: { zh: '保卫处值班（演示号码）', en: 'Campus security on duty (demo number)' }, phone: '0771-0000002' },
]

const PRIVACY_CONTACT: PrivacyContact = {
  controller: { zh: '演示大学', en: 'Demo University' },
  name: { zh: '个人信息保护负责人（演示）', en: 'Data protection officer (demo)' },
  phone: '0771-0000003',
  email: 'privacy@demo.zuoyeben.invalid',
}

const MONTH = 30 * 86_400_000

export interface Brought {
  /** Of everybody on the campus; null when the campus was there already. */
  readonly password: string | null
  /** Cases that went no further than told here, and why. */
  readonly refused: readonly string[]
}

/**
 * Fills an empty database with the demo campus and the last twelve working days of its life: every case by real actions of its people on
 * a clock that moves, every due clock and every notice at its own time. Afterwards nothing is left but the rows those actions made.
 * To be done before the server and its workers are started. Resolved with null when that was done before.
 */
export async function bringDemo(
  config: Config,
  databaseUrl: string,
  { now = Date.now(), onBegin }: { now?: number; onBegin?: () => void } = {},
): Promise<Brought | null> {
  await prepareDatabase(databaseUrl, config.migrationUrl ?? databaseUrl)
  const { db } = openDatabase(databaseUrl, 2)
  let brought: Brought | null = null
  try {
    await onceFor(db, async () => {
      onBegin?.()
      brought = await playAll(config, databaseUrl, now)
    })
  } finally {
    await db.destroy()
  }
  return brought
}

async function playAll(config: Config, databaseUrl: string, now: number): Promise<Brought> {
  let moment = now - MONTH
  const house = await compose({ config, databaseUrl, now: () => moment })
  try {
    const password = await seedCampus(house.app)
    await writeSetting(house.app.db, 'anonymousSubmission', true)
    await writeSetting(house.app.db, 'campusPhones', CAMPUS_PHONES)
    await writeSetting(house.app.db, 'privacyContact', PRIVACY_CONTACT)
    await house.refresh()
    const told: Job<'notify'>[] = []
    const app: App = {
      ...house.app,
      queue: { ...house.app.queue, send: (trx, jobs) => house.app.queue.send(trx, sortJobs(jobs, told, now)) },
    }
    const tell = async () => {
      for (const job of told.splice(0)) await sendNotices(app, job.data)
    }
    const context = (viewer: Viewer) => ({ app, hub: house.hub, viewer, address: '127.0.0.1', setHeader: () => {} })
    const people = await peopleByName(app.db)
    const nameOf = new Map(demoCampus().people.map(({ username, name }) => [username, name]))
    const theatre: Theatre = {
      holder: castOf(people),
      personNamed: username => {
        const person = people.get(nameOf.get(username) ?? '')
        if (!person) throw new Error(`nobody on the demo campus is called ${username}`)
        return person
      },
      as: (viewer, step, name) => {
        const procedures = Reflect.get(createCaller(context(viewer ?? NOBODY)), step) as Record<
          string,
          (input: unknown) => Promise<unknown>
        >
        return async input => {
          const answer = await procedures[name]?.(input)
          await tell()
          return answer
        }
      },
      moveTo: async at => {
        await advanceTo(app, at, next => {
          moment = next
        })
        await tell()
      },
      keepPage: async clerk => (await keepUpload(app, await notebookPage(), 'notebook-page.jpg', clerk.person)).id,
    }
    const refused = await play(timetable(STORY, app.configuration.calendar(), now), theatre)
    await theatre.moveTo(now)
    return { password, refused }
  } finally {
    await house.close()
  }
}

/** Notices are told here, at their time in the story. Clocks that ring before now are rung by the story, later ones wait for the worker. */
function sortJobs(jobs: readonly Job[], told: Job<'notify'>[], now: number): Job[] {
  for (const job of jobs) if (job.name === 'notify') told.push(job as Job<'notify'>)
  return jobs.filter(job => job.name === 'clock' && (job.at ?? 0) > now)
}
