import { z } from 'zod'
import { grantsOn } from '../access/holding.ts'
import { visibleTo } from '../access/policy.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { RefusalError } from '../errors.ts'
import { type Context, forStaff, router } from '../trpc.ts'
import { readCaseNumber } from './case-number.ts'
import { readCase, readReferences } from './case-reads.sql.ts'
import type { CaseView } from './case-views.ts'
import { decisionView } from './decision-view.ts'
import { shownOf, submitterFor } from './identity.ts'
import { scopeOf } from './reader-scope.ts'
import { type Readers, readersOf } from './readers.ts'
import { type ReplayedDecision, replayDecision } from './replay-decision.ts'
import { sightOf } from './sight.ts'
import { viewCase } from './view-case.ts'

const input = z.object({ caseNo: z.string().max(40) })

export const casesRouter = router({
  view: forStaff()
    .input(input)
    .query(({ ctx, input: { caseNo } }) => view(ctx, caseNo)),
  live: forStaff()
    .input(input)
    .subscription(({ ctx, input: { caseNo }, signal }) => live(ctx, caseNo, signal)),
  readers: forStaff()
    .input(input)
    .query(({ ctx, input: { caseNo } }) => readers(ctx, caseNo)),
  /** The decision made again from what was kept, by the rules of its day. */
  replayDecision: forStaff()
    .input(input)
    .query(({ ctx, input: { caseNo } }) => replay(ctx, caseNo)),
  sight: forStaff().query(({ ctx: { app, viewer } }) => sightOf(app, viewer)),
})

/** The case page. Reading it is recorded before it is shown. */
async function view({ app, viewer }: Context, caseNo: string): Promise<CaseView> {
  const access = visibleTo(viewer, app.now())
  const record = await readCase(app.db, { no: readCaseNumber(caseNo) ?? '' }, access)
  if (!record) throw new RefusalError({ reason: 'notFound' })
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: viewer.person,
    actor: viewer.person ?? 'nobody',
    act: 'read',
    caseId: record.id,
  })
  const references = await readReferences(
    app.db,
    record.links.map(link => link.caseId),
    access,
  )
  const links = record.links.flatMap((link): CaseView['links'] => {
    const found = references.find(reference => reference.id === link.caseId)
    const kind =
      link.kind === 'master'
        ? link.isFrom
          ? 'master'
          : 'child'
        : link.kind === 'split'
          ? 'split'
          : 'possibleDuplicate'
    return found ? [{ kind, caseId: found.id, caseNo: found.caseNo, status: found.status }] : []
  })
  const scope = scopeOf(viewer, record, app.now())
  const submitter = await submitterFor(app, record, shownOf(viewer, record.file, scope))
  return viewCase(app, viewer, record, links, decisionView(app, viewer, record), submitter)
}

/** Who else can see this case, for those whose grant on it says that they may know. Recorded like a read of the case. */
async function readers({ app, viewer }: Context, caseNo: string): Promise<Readers[]> {
  const record = await readCase(app.db, { no: readCaseNumber(caseNo) ?? '' }, visibleTo(viewer, app.now()))
  if (!record) throw new RefusalError({ reason: 'notFound' })
  if (!grantsOn(viewer, record, app.now()).some(grant => grant.listsReaders))
    throw new RefusalError({ reason: 'notAllowed' })
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: viewer.person,
    actor: viewer.person ?? 'nobody',
    act: 'read',
    caseId: record.id,
    detail: { part: 'readers' },
  })
  return readersOf(app, record)
}

/** For whoever is shown the decision on the page. Recorded like a read of the case. */
async function replay({ app, viewer }: Context, caseNo: string): Promise<ReplayedDecision> {
  const record = await readCase(app.db, { no: readCaseNumber(caseNo) ?? '' }, visibleTo(viewer, app.now()))
  if (!record) throw new RefusalError({ reason: 'notFound' })
  if (scopeOf(viewer, record, app.now()).sees !== 'all') throw new RefusalError({ reason: 'notAllowed' })
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: viewer.person,
    actor: viewer.person ?? 'nobody',
    act: 'read',
    caseId: record.id,
    detail: { part: 'decision' },
  })
  return replayDecision(app, viewer, record)
}

/** Says that this case has changed, as long as this person may see it. */
async function* live({ app, viewer, hub }: Context, caseNo: string, signal: AbortSignal | undefined) {
  const no = readCaseNumber(caseNo) ?? ''
  /** The present version, or 0 when this person may not see the case any more. */
  const seen = async () => (await readCase(app.db, { no }, visibleTo(viewer, app.now())))?.file.version ?? 0
  if ((await seen()) === 0) throw new RefusalError({ reason: 'notFound' })
  for await (const news of hub.news(signal ?? new AbortController().signal)) {
    const concerns = news.kind === 'gap' || (news.kind === 'case' && news.caseNo === no)
    if (concerns) yield { version: await seen() }
  }
}
