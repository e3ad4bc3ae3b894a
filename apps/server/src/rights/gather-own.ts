import type { Access } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { type CaseRecord, readCase } from '../cases/case-reads.sql.ts'
import { isRestricted } from '../cases/case-row.ts'
import { messagesOf } from '../cases/conversation.ts'
import { EVENTS, STATUSES } from '../cases/event-words.ts'
import { openIdentity } from '../cases/identity.ts'
import { maskName } from '../cases/masks.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import { Texts } from '../cases/view-parts.ts'
import { noticeOf } from '../configuration/effective-notice.ts'
import { readContacts, readPreferences } from '../contacts/contact-points.sql.ts'
import { preferencesFrom } from '../contacts/preferences.ts'
import { openAddress, ownerOf } from '../contacts/reach.ts'
import { ownFiles, resultOf, stepsOf, unitShown } from '../tracking/view-own-case.ts'
import { byReceipt } from './change-contact.ts'
import { readConsents } from './consents.sql.ts'
import { type CaseReading, readAccount, readHeldCases, readProfile, readReadings } from './own-data.sql.ts'
import { storedFilesOf } from './own-files.sql.ts'
import { readOwnRecords } from './own-records.sql.ts'
import { READER_WORDS } from './reader-words.ts'
import { readRequestsOf } from './requests.sql.ts'

export interface CopiedFile {
  readonly path: string
  readonly storageKey: string
  readonly bytes: number
}
export type OwnData = Awaited<ReturnType<typeof gather>>['data']

/** Everything that is held about a person, or about one case and whoever handed it in (PIPL 45), with who looked at it by office. */
export async function gather(app: App, { person, access }: { person: string | null; access: Access }) {
  const held = await readHeldCases(app.db, access)
  const ids = held.map(each => each.id)
  const readings = Map.groupBy(await readReadings(app.db, ids, person), reading => reading.caseId)
  const files: CopiedFile[] = []
  const cases = []
  for (const each of held) {
    const record = await readCase(app.db, { id: each.id }, access)
    if (!record) continue
    const shown = ownFiles(record).map(file => file.id)
    const stored = (await storedFilesOf(app.db, each.id)).filter(file => shown.includes(file.id))
    files.push(...stored.map(file => ({ ...file, path: pathOf(record.caseNo, file) })))
    const names = stored.map(file => pathOf(record.caseNo, file))
    const isMasked = person === null && each.hasAccount
    cases.push(await caseData(app, record, { readings: readings.get(each.id) ?? [], files: names, isMasked }))
  }
  const notice = noticeOf(app.configuration.school())
  const data = {
    madeAt: new Date(app.now()).toISOString(),
    notice: { version: notice.version, hash: notice.hash, controller: notice.contact?.controller ?? null },
    person: person === null ? null : await personData(app, person),
    cases,
    records: (await readOwnRecords(app.db, { person, cases: ids }, null, 2000)).map(({ id: _, ...row }) => row),
  }
  return { data, files }
}

const pathOf = (caseNo: string, file: { id: string; name: string }) =>
  `files/${caseNo}/${file.id.slice(0, 8)}-${file.name.replace(/[\\/:*?"<>|]/g, '_')}`

async function personData(app: App, person: string) {
  const profile = await readProfile(app.db, person)
  const { identities, factors, sessions, offices, notices } = await readAccount(app.db, {
    person,
    mark: submitterMark(app.vault, person),
  })
  return {
    profile: profile && { ...profile, unit: profile.unit === null ? null : app.directory.unitRef(profile.unit).name },
    identities,
    factors,
    sessions,
    offices: offices.map(office => ({ ...office, unit: app.directory.unitRef(office.unit).name })),
    consents: await readConsents(app.db, { person }),
    reachedBy: await reachedBy(app, person),
    notices: notices.map(({ data, ...notice }) => ({
      ...notice,
      caseNo: (data as { caseNo?: string }).caseNo ?? null,
    })),
    requests: (await readRequestsOf(app.db, { person })).map(({ body: _, person: __, ...request }) => request),
  }
}

/** How the person wants to be told, with the addresses in full: they are theirs. */
async function reachedBy(app: App, person: string) {
  const owner = ownerOf(app, { person })
  const contacts = await readContacts(app.db, [owner])
  return {
    preferences: preferencesFrom(
      (await readPreferences(app.db, [owner])).get(owner),
      app.configuration.school().escalation.telling,
    ),
    addresses: contacts.map(point => ({
      channel: point.channel,
      address: openAddress(app, point),
      isConfirmed: point.isConfirmed,
    })),
  }
}

interface Beside {
  readonly readings: readonly CaseReading[]
  readonly files: readonly string[]
  /** Asked for by a receipt, of a case that was handed in signed in. */
  readonly isMasked: boolean
}

async function caseData(app: App, record: CaseRecord, { readings, files, isMasked }: Beside) {
  const { file } = record
  const texts = new Texts(app, record)
  const { name, contact } = await openIdentity(app, record)
  const answers = record.events.find(({ body }) => body.type === 'submitted')?.body
  return {
    caseNo: record.caseNo,
    status: STATUSES[file.status],
    submittedAt: new Date(file.submittedAt).toISOString(),
    unit: unitShown(app, file).name,
    text: texts.text(record.textPayload),
    place: texts.text(record.placePayload),
    answers: answers?.type === 'submitted' && answers.answers ? texts.value(answers.answers.payload) : null,
    name: isMasked && name ? maskName(name) : name,
    contact: isMasked ? byReceipt(contact) : contact,
    submitterType: record.submitterType,
    identityMode: file.identityMode,
    files,
    steps: stepsOf(app, record, texts).map(step => ({
      at: step.at,
      what: EVENTS[step.type as keyof typeof EVENTS],
      unit: step.unit?.name ?? null,
      words: step.words,
    })),
    messages: messagesOf(app, record, { isHidden: false, withNames: false }).map(({ at, from, text }) => ({
      at,
      from: from === 'submitter' ? { zh: '我', en: 'me' } : { zh: '办理方', en: 'those who work on it' },
      text,
    })),
    result: resultOf(record, texts),
    rating: record.rating,
    consents: await readConsents(app.db, { caseId: record.id }),
    requests: (await readRequestsOf(app.db, { caseId: record.id })).map(
      ({ body: _, person: __, ...request }) => request,
    ),
    readings: readings.map(({ at, act, offices }) => ({
      at: at.toISOString(),
      what: act === 'file' ? { zh: '打开附件', en: 'opened a file' } : { zh: '查看', en: 'read it' },
      // Who of the cleared few looked is told of none of them.
      by: isRestricted(file) ? [CLEARED_FEW] : offices.map(office => readerWords(app, office)),
    })),
  }
}

const CLEARED_FEW = { zh: '学校指定的专人', en: 'one of the few cleared people' }

function readerWords(app: App, { role, unit }: { role: string; unit: string }) {
  const { name } = app.directory.unitRef(unit)
  const office = READER_WORDS[role as keyof typeof READER_WORDS]
  return { zh: `${name.zh} ${office?.zh ?? role}`, en: `${office?.en ?? role}, ${name.en}` }
}
