import { auditRouter } from './audit/audit.router.ts'
import { callbackRouter } from './callback/callback.router.ts'
import { casesRouter } from './cases/cases.router.ts'
import { closureRouter } from './closure/closure.router.ts'
import { calendarRouter } from './configuration/calendar.router.ts'
import { changesRouter } from './configuration/changes.router.ts'
import { configurationRouter } from './configuration/configuration.router.ts'
import { draftsRouter } from './configuration/drafts.router.ts'
import { releasesRouter } from './configuration/releases.router.ts'
import { contactsRouter } from './contacts/contacts.router.ts'
import { deskRouter } from './desk/desk.router.ts'
import { accountRouter } from './directory/account.router.ts'
import { campusRouter } from './directory/campus/campus.router.ts'
import { directoryRouter } from './directory/directory.router.ts'
import { sessionRouter } from './directory/session.router.ts'
import { dispatchRouter } from './dispatch/dispatch.router.ts'
import { handlingRouter } from './handling/handling.router.ts'
import { intakeRouter } from './intake/intake.router.ts'
import { split } from './intake/split.ts'
import { messagesRouter } from './messages/messages.router.ts'
import { noticesRouter } from './notices/notices.router.ts'
import { operationsRouter } from './operations/operations.router.ts'
import { rightsRouter } from './rights/rights.router.ts'
import { pastRouter } from './studio/past.router.ts'
import { studioRouter } from './studio/studio.router.ts'
import { supervisionRouter } from './supervision/supervision.router.ts'
import { trackingRouter } from './tracking/tracking.router.ts'
import { createCallerFactory, mergeRouters, router } from './trpc.ts'
import { unsealingRouter } from './unsealing/unsealing.router.ts'

/** A contents page in the order of a case's way. */
export const appRouter = router({
  session: sessionRouter,
  campus: campusRouter,
  account: accountRouter,
  intake: intakeRouter,
  tracking: trackingRouter,
  desk: deskRouter,
  cases: casesRouter,
  // To split a case is to open one: the step of intake, offered where cases are dispatched.
  dispatch: mergeRouters(dispatchRouter, router({ split })),
  handling: handlingRouter,
  callback: callbackRouter,
  closure: closureRouter,
  supervision: supervisionRouter,
  notices: noticesRouter,
  contacts: contactsRouter,
  messages: messagesRouter,
  unsealing: unsealingRouter,
  rights: rightsRouter,
  directory: directoryRouter,
  configuration: configurationRouter,
  changes: changesRouter,
  drafts: draftsRouter,
  releases: releasesRouter,
  studio: mergeRouters(studioRouter, pastRouter),
  calendar: calendarRouter,
  audit: auditRouter,
  operations: operationsRouter,
})
export type AppRouter = typeof appRouter
export type { Rehearsal, RehearsedCase, RehearsedWay } from './studio/rehearsal.ts'
export type { Watched, WatchedRule } from './studio/watch-rules.ts'

/** What others may build on: described in OpenAPI. */
export const publicRouter = router({ intake: intakeRouter, tracking: trackingRouter })

export const createCaller = createCallerFactory(appRouter)
